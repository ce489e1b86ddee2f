using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Provisioning;

namespace HotDeskPortal.Services.Doors;

/// <summary>The SIP account of a hot desk phone, with what its emergency calls carry.</summary>
/// <param name="Extension">The hot desk extension; also the SIP user.</param>
/// <param name="Password">Its password.</param>
/// <param name="Location">The phone's emergency location; null: none, or there is no phone.</param>
/// <param name="Callback">The number to call back.</param>
public sealed record DeskAccount(string Extension, string Password, string? Location, string? Callback)
{
    /// <summary>Without the password, which belongs in no log.</summary>
    public override string ToString() => $"SIP account {Extension}";
}

/// <summary>
/// Gives a phone system the SIP accounts of its office's hot desk phones. Phones of people's own are the phone system's affair: the
/// portal has no password of theirs.
/// </summary>
public sealed class DoorAccounts(OfficeAccess access, SipSecrets secrets, AuditLog log)
{
    /// <summary>Most hand-outs that are remembered; then all are told again.</summary>
    private const int MaxTold = 1000;

    private readonly ConcurrentDictionary<(int Door, string What), bool> _told = new();

    /// <summary>The accounts, by extension.</summary>
    /// <returns>They, or <see cref="UnknownOffice"/>.</returns>
    public async Task<Result<ImmutableArray<DeskAccount>>> ReadAsync(OpenDoor door, CancellationToken cancellation = default)
    {
        var opened = access.Open(door.Actor, door.Office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var directory = opened.Value.Directory;
        var passwords = await secrets.AllAsync(directory.Office.Id, cancellation);
        return directory.HotDesks.Where(h => passwords.ContainsKey(h.Id)).Select(h => new DeskAccount(
            h.Number.Digits, passwords[h.Id], h.Phone?.EmergencyLocation, h.Phone?.EmergencyCallback)).ToImmutableArray();
    }

    /// <summary>One of them, for phone systems that ask for each account when its phone comes.</summary>
    /// <param name="door">Who asks.</param>
    /// <param name="extension">The hot desk extension.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>It, null where there is none; or <see cref="UnknownOffice"/>.</returns>
    public async Task<Result<DeskAccount?>> FindAsync(OpenDoor door, string extension, CancellationToken cancellation = default)
    {
        var opened = access.Open(door.Actor, door.Office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        if (opened.Value.Directory.Find(extension) is not HotDeskEntry hotDesk || await secrets.OfAsync(hotDesk.Id, cancellation) is not { } password)
            return (DeskAccount?)null;
        return new DeskAccount(hotDesk.Number.Digits, password, hotDesk.Phone?.EmergencyLocation, hotDesk.Phone?.EmergencyCallback);
    }

    /// <summary>How many accounts there are.</summary>
    public int Count(OpenDoor door) => access.Open(door.Actor, door.Office, Permission.See) is { IsSuccess: true, Value: var board } ? board.Directory.HotDesks.Length : 0;

    /// <summary>
    /// Tells the audit log that passwords are about to leave; where that cannot be told, they must not. A phone system that fetches the same
    /// file again from the same place is not told of again.
    /// </summary>
    /// <param name="door">Who gets them.</param>
    /// <param name="file">Names what they get: the same for the same passwords.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task HandOutAsync(OpenDoor door, string file, int count, CancellationToken cancellation = default)
    {
        var told = (door.Id, $"{file} {door.Actor.From}");
        if (_told.ContainsKey(told))
            return;
        await log.RecordAsync(
            new AuditContext { Source = AuditSource.Of(door.Actor, OwnershipChannel.Phone), Office = door.Office }, AuditAction.HandedOut,
            AuditSubject.SipAccounts, "SIP accounts", [("Accounts", count.ToString(CultureInfo.InvariantCulture))], cancellation);
        if (_told.Count >= MaxTold)
            _told.Clear();
        _told[told] = true;
    }
}
