using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Doors;

/// <summary>A door that somebody has come in by.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">What people call it.</param>
/// <param name="System">The phone system.</param>
/// <param name="Address">Names it in every URL.</param>
/// <param name="Office">Key of its office.</param>
/// <param name="Actor">Who the phone system is: it may hold keypad calls and read, in this office, and comes from where the request came.</param>
public sealed record OpenDoor(int Id, string Name, PhoneSystem System, string Address, string Office, Actor Actor)
{
    /// <summary>What the phone system calls its way out.</summary>
    public string Trunk { get; init; } = "";

    /// <summary>The domain that FreeSWITCH registers phones in.</summary>
    public string? Realm { get; init; }
}
