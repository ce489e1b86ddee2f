using System.Collections.Frozen;
using System.Net;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Roles of the portal (design/behaviour.md: Who may do what).</summary>
public enum PortalRole
{
    /// <summary>Teaches in training offices.</summary>
    Trainer,

    /// <summary>Watches and helps in every office.</summary>
    Support,

    /// <summary>Administers their own offices.</summary>
    OfficeManager,

    /// <summary>Everything, everywhere.</summary>
    Administrator,
}

/// <summary>Things one may be allowed to do in an office.</summary>
public enum Permission
{
    /// <summary>See map, history, readiness, routes.</summary>
    See,

    /// <summary>Use the keypad simulator, or hold keypad calls.</summary>
    UseKeypad,

    /// <summary>End sessions.</summary>
    Intervene,

    /// <summary>Lift locks, let phones fetch their configuration, hold a class.</summary>
    Assist,

    /// <summary>Create and change extensions, users, phones, templates, destinations, policies.</summary>
    SetUp,

    /// <summary>Reset a PIN.</summary>
    ResetPin,

    /// <summary>See the audit log.</summary>
    SeeAudit,
}

/// <summary>
/// Who asks. Passed to every service call that touches office data, and checked there; pages and endpoints check too, but are
/// not trusted.
/// </summary>
public sealed record Actor
{
    private readonly PortalRole? _role;
    private readonly ApiKeyRights _rights;
    private readonly FrozenSet<int> _offices;

    private Actor(string name, PortalRole? role, ApiKeyRights rights, IEnumerable<int> offices) =>
        (Name, _role, _rights, _offices) = (name, role, rights, offices.ToFrozenSet());

    /// <summary>A name for the history.</summary>
    public string Name { get; }

    /// <summary>The role, for an account.</summary>
    public PortalRole? Role => _role;

    /// <summary>The API key, for the bearer of one.</summary>
    public int? KeyId { get; private init; }

    /// <summary>The name of the API key, or of the phone system; null: an account.</summary>
    public string? KeyName => _role is null ? Name : null;

    /// <summary>The session in which somebody is signed in, for whoever must know how long ago they showed who they are; null: none.</summary>
    public Guid? Session { get; private init; }

    /// <summary>Whether this is a phone system that has come in by its door.</summary>
    public bool IsPhoneSystem { get; private init; }

    /// <summary>The way in which they come, where a service is not told.</summary>
    internal OwnershipChannel Channel => IsPhoneSystem ? OwnershipChannel.Phone : KeyId is null ? OwnershipChannel.Portal : OwnershipChannel.Api;

    /// <summary>The network address they act from, for the audit log; null: unknown.</summary>
    public IPAddress? From { get; private init; }

    /// <summary>The same actor, at an address.</summary>
    public Actor At(IPAddress? from) => from is null ? this : this with { From = from };

    /// <summary>The same actor, in a session.</summary>
    public Actor In(Guid? session) => session is null ? this : this with { Session = session };

    /// <summary>Whether this is an administrator: offices, accounts and secrets are theirs alone.</summary>
    public bool IsAdministrator => _role == PortalRole.Administrator;

    /// <summary>Somebody signed in.</summary>
    /// <param name="name">E-mail address.</param>
    /// <param name="role">Role.</param>
    /// <param name="offices">The offices of an office manager.</param>
    public static Actor Account(string name, PortalRole role, IEnumerable<int> offices) => new(name, role, ApiKeyRights.None, offices);

    /// <summary>The bearer of an API key.</summary>
    /// <param name="name">What people call the key.</param>
    /// <param name="rights">What it may do.</param>
    /// <param name="offices">Where it may do so.</param>
    /// <param name="id">The key, for whoever must know later whether it still holds.</param>
    public static Actor Key(string name, ApiKeyRights rights, IEnumerable<int> offices, int? id = null) => new(name, null, rights, offices) { KeyId = id };

    /// <summary>A phone system.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="rights">What it may do.</param>
    /// <param name="office">Where it may do so.</param>
    public static Actor PhoneSystem(string name, ApiKeyRights rights, int office) => new(name, null, rights, [office]) { IsPhoneSystem = true };

    /// <summary>Whether the actor may see what the audit log tells of the portal itself: accounts, API keys, sign-ins.</summary>
    public bool SeesPortalAudit => _role is PortalRole.Administrator or PortalRole.Support;

    /// <summary>Whether the actor may know that the office exists.</summary>
    public bool Sees(OfficeProfile office) => _role switch
    {
        PortalRole.Administrator or PortalRole.Support => true,
        PortalRole.Trainer => office.IsTraining,
        _ => _offices.Contains(office.Id),
    };

    /// <summary>Whether the actor may do this in the office: one place for all roles and rights (design/behaviour.md: Who may do what).</summary>
    public bool May(Permission permission, OfficeProfile office) => Sees(office) && (_role is { } role
        ? (permission, role) switch
        {
            (Permission.See or Permission.UseKeypad or Permission.Intervene or Permission.Assist, _) => true,
            (Permission.SetUp, PortalRole.Administrator or PortalRole.OfficeManager) => true,
            (Permission.ResetPin or Permission.SeeAudit, not PortalRole.Trainer) => true,
            _ => false,
        }
        : permission switch
        {
            Permission.See => _rights.HasFlag(ApiKeyRights.Read),
            Permission.UseKeypad => _rights.HasFlag(ApiKeyRights.Keypad),
            Permission.Intervene => _rights.HasFlag(ApiKeyRights.LogOut),
            Permission.Assist => _rights.HasFlag(ApiKeyRights.Assist),
            Permission.SetUp => _rights.HasFlag(ApiKeyRights.Write),
            Permission.ResetPin => _rights.HasFlag(ApiKeyRights.ResetPin),
            Permission.SeeAudit => _rights.HasFlag(ApiKeyRights.Audit),
            _ => false,
        });
}
