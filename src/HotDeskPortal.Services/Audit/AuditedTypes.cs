using System.Collections.Frozen;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Readiness;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Services.Audit;

/// <summary>Every kind of record there is, and what the log tells of it: an allow-list, so that a new one cannot spill a secret.</summary>
internal static class AuditedTypes
{
    /// <summary>Label of the lines that tell of a PIN.</summary>
    public const string Pin = "PIN";

    /// <summary>Label of the line that tells of a deletion.</summary>
    public const string DeletedAt = "Deleted at";

    /// <summary>Label of the line that tells an office's key.</summary>
    public const string Address = "Address";

    private static readonly FrozenDictionary<Type, AuditedType> Types = new Dictionary<Type, AuditedType>
    {
        [typeof(Office)] = Office(),
        [typeof(HotDeskExtension)] = HotDesk(),
        [typeof(HotDeskUser)] = User(),
        [typeof(Destination)] = Destination(),
        [typeof(Phone)] = Phone(),
        [typeof(Template)] = Template(),
        [typeof(FloorPlan)] = FloorPlan(),
        [typeof(ReadinessDismissal)] = Finding(),
        [typeof(ProvisioningKey)] = ProvisioningKey(),
        [typeof(Door)] = PhoneSystem(),
        [typeof(NameRecording)] = NameRecording(),
        [typeof(PortalAccount)] = Account(),
        [typeof(ApiKey)] = ApiKey(),
    }.ToFrozenDictionary();

    /// <summary>Told as part of what they belong to, or of what they mean: see <see cref="AuditCollection"/>.</summary>
    public static FrozenSet<Type> Parts { get; } = new[]
    {
        typeof(PinHash), typeof(DestinationMember), typeof(FloorPlanDesk), typeof(AccountOffice), typeof(ApiKeyOffice),
        typeof(IdentityUserPasskey<string>), typeof(IdentityUserLogin<string>), typeof(IdentityUserToken<string>), typeof(JournalEntry),
    }.ToFrozenSet();

    /// <summary>Not told, each for a reason.</summary>
    public static FrozenDictionary<Type, string> NotAudited { get; } = new Dictionary<Type, string>
    {
        [typeof(Extension)] = "never alone: each is a hot desk extension, a user or a destination",
        [typeof(OwnershipSession)] = "the journal tells of it, and the history shows it; forced logouts are told from the journal",
        [typeof(PortalInstance)] = "processes of the portal, which say by themselves that they are there",
        [typeof(PinGuardRow)] = "counts wrong PINs; locks are told from the journal",
        [typeof(UserActivity)] = "follows from a user's being active",
        [typeof(TemplateRevision)] = "the template tells its revision",
        [typeof(FloorPlanPicture)] = "the plan tells its revision",
        [typeof(RecordedCall)] = "what callers heard and keyed; nobody decided it",
        [typeof(PhoneUpload)] = "phones send it, nobody decides it",
        [typeof(AccountSession)] = "sign-ins, and sessions that are ended, are told as such",
        [typeof(IdentityUserClaim<string>)] = "not used",
        [typeof(RememberedColumns)] = "a help for the next import; what an import writes is told",
        [typeof(AuditEntry)] = "the log itself",
        [typeof(AuditChain)] = "the log itself",
        // Belongs to the passkey, which is told by name.
        [typeof(IdentityPasskeyData)] = "part of a passkey",
    }.ToFrozenDictionary();

    /// <summary>What is told of records of this type; null: nothing, or as a part.</summary>
    public static AuditedType? Find(Type type) => Types.GetValueOrDefault(type);

    private static AuditedType Office() => new AuditedType(AuditSubject.Office, e => ((Office)e).Name, e => ((Office)e).Id)
        .Field(nameof(Domain.Offices.Office.Name), "Name")
        .Field(nameof(Domain.Offices.Office.Key), Address)
        .Field(nameof(Domain.Offices.Office.TimeZone), "Time zone")
        .Field(nameof(Domain.Offices.Office.Language), "Language")
        .Field(nameof(Domain.Offices.Office.IsTraining), "For training")
        .Field(nameof(Domain.Offices.Office.RangeFirst), "Hot desk range, first")
        .Field(nameof(Domain.Offices.Office.RangeLast), "Hot desk range, last")
        .Field(nameof(Domain.Offices.Office.UserRangeFirst), "User range, first")
        .Field(nameof(Domain.Offices.Office.UserRangeLast), "User range, last")
        .Field(nameof(Domain.Offices.Office.EmergencyNumbers), "Emergency numbers")
        .Field(nameof(Domain.Offices.Office.SipServer), "SIP server")
        .Field(nameof(Domain.Offices.Office.SipPort), "SIP port")
        .Field(nameof(Domain.Offices.Office.SipTransport), "SIP transport")
        .Field("FeatureCodes.LogIn", "Code to log in")
        .Field("FeatureCodes.LogOut", "Code to log out")
        .Field("FeatureCodes.Toggle", "Code to toggle")
        .Field("Dialling.OutsidePrefix", "Outside prefix")
        .Field("Dialling.CountryCode", "Country code")
        .Field("Dialling.InternationalPrefix", "International prefix")
        .Field("Dialling.NationalPrefix", "National prefix")
        .Field("Dialling.TrunkFormat", "Numbers to the trunk")
        .Field("Dialling.Dids", "Numbers from outside")
        .Field("Policies.UserElsewhere", "User at another phone")
        .Field("Policies.LoggedOutCalling", "Logged-out calling")
        .Field("Policies.UserLockout.Tries", "Lockout of users, tries")
        .Field("Policies.UserLockout.Window", "Lockout of users, within")
        .Field("Policies.UserLockout.Duration", "Lockout of users, for")
        .Field("Policies.PhoneLockout.Tries", "Lockout of phones, tries")
        .Field("Policies.PhoneLockout.Window", "Lockout of phones, within")
        .Field("Policies.PhoneLockout.Duration", "Lockout of phones, for")
        .Field("Policies.UserTriesADay", "Wrong PINs of a user in a day")
        .Field("Policies.OfficeTriesADay", "Wrong PINs of the office in a day")
        .Field("Policies.MaximumSession", "Maximum session")
        .Field("Policies.NightlyLogout", "Nightly logout")
        .Silent("Policies.NightlyLogoutSince", nameof(Domain.Offices.Office.Revision), nameof(Domain.Offices.Office.ChangedAt), nameof(Domain.Offices.Office.ChangedBy),
            nameof(Domain.Offices.Office.ConfigurationChangedAt), nameof(Domain.Offices.Office.OwnershipVersion));

    private static AuditedType HotDesk() => Numbered(new AuditedType(AuditSubject.HotDeskExtension, e => NameOf((Extension)e), e => ((Extension)e).OfficeId))
        .Field(nameof(HotDeskExtension.Description), "Description")
        .Field(nameof(HotDeskExtension.Floor), "Floor")
        .Field(nameof(HotDeskExtension.Desk), "Desk")
        .Field(nameof(HotDeskExtension.Scope), "Portal scope")
        .Field(nameof(HotDeskExtension.HasVoicemail), "Voicemail")
        .Field(nameof(HotDeskExtension.RingsAllPhones), "Ring all phones")
        .Field(nameof(HotDeskExtension.AssignedPerson), "Assigned person")
        .Reference(nameof(HotDeskExtension.TemplateId), "Template", AuditReference.Template)
        .Silent(nameof(HotDeskExtension.ConfigurationChangedAt), nameof(HotDeskExtension.ProtectedSipSecret));

    private static AuditedType User() => Numbered(new AuditedType(AuditSubject.HotDeskUser, e => NameOf((Extension)e), e => ((Extension)e).OfficeId))
        .Field(nameof(HotDeskUser.FirstName), "First name")
        .Field(nameof(HotDeskUser.LastName), "Last name")
        .Field(nameof(HotDeskUser.Email), "E-mail")
        .Field(nameof(HotDeskUser.CallerIdName), "Caller ID name")
        .Field(nameof(HotDeskUser.CallerIdNumber), "Caller ID number")
        .Field(nameof(HotDeskUser.IsHotDeskingEnabled), "Hot desking")
        .Field(nameof(HotDeskUser.IsActive), "Active");

    private static AuditedType Destination() => Numbered(new AuditedType(AuditSubject.Destination, e => NameOf((Extension)e), e => ((Extension)e).OfficeId))
        .Field(nameof(Domain.Routing.Destination.Name), "Name")
        .Field(nameof(Domain.Routing.Destination.Kind), "Kind");

    private static AuditedType Numbered(AuditedType type) => type
        .Field(nameof(Extension.Number), "Number")
        .Field(nameof(Extension.DeletedAt), DeletedAt)
        .Silent(nameof(Extension.Id), nameof(Extension.ImportId), nameof(Extension.CreatedAt), nameof(Extension.Revision), nameof(Extension.ChangedAt),
            nameof(Extension.ChangedBy));

    private static AuditedType Phone() => new AuditedType(AuditSubject.Phone, e => ((Phone)e).Mac.ToString(), e => ((Phone)e).OfficeId)
        .Field(nameof(Domain.Phones.Phone.Mac), "MAC")
        .Field(nameof(Domain.Phones.Phone.Model), "Model")
        .Reference(nameof(Domain.Phones.Phone.HotDeskExtensionId), "At hot desk", AuditReference.Extension)
        .Reference(nameof(Domain.Phones.Phone.UserId), "Own phone of", AuditReference.Extension)
        .Field(nameof(Domain.Phones.Phone.EmergencyLocation), "Emergency location")
        .Field(nameof(Domain.Phones.Phone.EmergencyCallback), "Emergency callback")
        .Field(nameof(Domain.Phones.Phone.ProvisioningWindowUntil), "Provisioning window until")
        .Secret(nameof(Domain.Phones.Phone.DeviceKeyHash), "The phone's own address")
        .Secret(nameof(Domain.Phones.Phone.NextDeviceKeyHash), "The phone's next own address")
        .Silent(nameof(Domain.Phones.Phone.ImportId), nameof(Domain.Phones.Phone.Revision), nameof(Domain.Phones.Phone.ChangedAt), nameof(Domain.Phones.Phone.ChangedBy),
            nameof(Domain.Phones.Phone.ConfigurationChangedAt), nameof(Domain.Phones.Phone.FetchedAt), nameof(Domain.Phones.Phone.FetchedFrom),
            nameof(Domain.Phones.Phone.FetchedVersion), nameof(Domain.Phones.Phone.ReportedMac), nameof(Domain.Phones.Phone.ReportedModel),
            nameof(Domain.Phones.Phone.ReportedFirmware), nameof(Domain.Phones.Phone.RefusedAt), nameof(Domain.Phones.Phone.RefusedBecause));

    private static AuditedType Template() => new AuditedType(AuditSubject.Template, e => ((Template)e).Name, e => ((Template)e).OfficeId)
        .Field(nameof(Domain.Templates.Template.Name), "Name")
        .Field(nameof(Domain.Templates.Template.Vendor), "Vendor")
        .Field(nameof(Domain.Templates.Template.Revision), "Version")
        .Field(nameof(Domain.Templates.Template.Content), "Line label", c => ((TemplateContent?)c)?.LineLabel)
        .Field(nameof(Domain.Templates.Template.Content), "Keys", c => string.Join(", ", ((TemplateContent?)c)?.Keys.Select(k => $"{k.Label} ({k.Value})") ?? []))
        .Field(nameof(Domain.Templates.Template.Content), "Feature synchronisation off", c => AuditedType.Text(((TemplateContent?)c)?.FeatureSyncOff))
        .Field(nameof(Domain.Templates.Template.Content), "No local do-not-disturb", c => AuditedType.Text(((TemplateContent?)c)?.NoLocalDndAndForwarding))
        .Field(nameof(Domain.Templates.Template.Content), "Override mode", c => AuditedType.Text(((TemplateContent?)c)?.OverrideMode))
        // A setting of one's own may be a password of the phone.
        .InBrief(nameof(Domain.Templates.Template.Content), "Settings of your own", c =>
            string.Join('\n', ((TemplateContent?)c)?.Overrides.Select(o => $"{o.Name}={o.Value}") ?? []),
            raw => raw.Count(c => c == '\n') is > 0 and var breaks ? $"{breaks + 1} lines" : "1 line")
        .Silent(nameof(Domain.Templates.Template.ChangedAt), nameof(Domain.Templates.Template.ChangedBy));

    private static AuditedType FloorPlan() => new AuditedType(AuditSubject.FloorPlan, e =>
        ((FloorPlan)e).Floor is { Length: > 0 } floor ? $"Floor {floor}" : "The only floor", e => ((FloorPlan)e).OfficeId)
        .Field(nameof(Domain.FloorPlans.FloorPlan.Revision), "Picture", v => v is int revision ? $"no. {AuditedType.Text(revision)}" : null)
        .Field(nameof(Domain.FloorPlans.FloorPlan.Floor), "Floor")
        .Silent(nameof(Domain.FloorPlans.FloorPlan.ContentType), nameof(Domain.FloorPlans.FloorPlan.Width), nameof(Domain.FloorPlans.FloorPlan.Height),
            nameof(Domain.FloorPlans.FloorPlan.ChangedAt), nameof(Domain.FloorPlans.FloorPlan.ChangedBy));

    private static AuditedType Finding() => new AuditedType(AuditSubject.Finding, e => ((ReadinessDismissal)e).Code, e => ((ReadinessDismissal)e).OfficeId)
        .Field(nameof(ReadinessDismissal.Reason), "Put aside because")
        .Field(nameof(ReadinessDismissal.Until), "Put aside until")
        .Silent(nameof(ReadinessDismissal.Code), nameof(ReadinessDismissal.Subject), nameof(ReadinessDismissal.By), nameof(ReadinessDismissal.At));

    private static AuditedType ProvisioningKey() => new AuditedType(AuditSubject.ProvisioningKey, e => $"Provisioning key {AuditedType.Text(((ProvisioningKey)e).Id)}", e =>
        ((ProvisioningKey)e).OfficeId)
        .Secret(nameof(Domain.Offices.ProvisioningKey.Hash), "Key")
        .Field(nameof(Domain.Offices.ProvisioningKey.RevokedAt), "Revoked at")
        .Silent(nameof(Domain.Offices.ProvisioningKey.CreatedAt), nameof(Domain.Offices.ProvisioningKey.CreatedBy));

    private static AuditedType PhoneSystem() => new AuditedType(AuditSubject.PhoneSystem, e => ((Door)e).Name, e => ((Door)e).OfficeId)
        .Field(nameof(Door.Name), "Name")
        .Field(nameof(Door.System), "System")
        .Field(nameof(Door.AllowedNetworks), "Allowed networks")
        .Field(nameof(Door.Trunk), "Trunk")
        .Field(nameof(Door.Realm), "Domain")
        .Field(nameof(Door.IsOn), "On")
        .Field(nameof(Door.DeletedAt), DeletedAt)
        .Secret(nameof(Door.SecretHash), "Secret")
        .Secret(nameof(Door.ProtectedSigningToken), "Signing token")
        // Part of the URL for some systems, which cannot send anything else.
        .Silent(nameof(Door.Address), nameof(Door.SecretCreatedAt), nameof(Door.SecretCreatedBy), nameof(Door.PreviousSecretHash), nameof(Door.PreviousSecretUntil),
            nameof(Door.CreatedAt), nameof(Door.Revision), nameof(Door.ChangedAt), nameof(Door.ChangedBy), nameof(Door.LastCallAt), nameof(Door.LastRequestAt),
            nameof(Door.LastRequestFrom), nameof(Door.LastRefusedAt), nameof(Door.LastRefusal), nameof(Door.LastRefusedFrom));

    private static AuditedType NameRecording() => new AuditedType(AuditSubject.HotDeskUser, e => $"Name recording {AuditedType.Text(((NameRecording)e).UserId)}", e =>
        ((NameRecording)e).OfficeId)
        .Secret(nameof(Domain.Doors.NameRecording.Hash), "Name recording")
        .Silent(nameof(Domain.Doors.NameRecording.UserId), nameof(Domain.Doors.NameRecording.Sound), nameof(Domain.Doors.NameRecording.ChangedAt),
            nameof(Domain.Doors.NameRecording.ChangedBy));

    private static AuditedType Account() => new AuditedType(AuditSubject.Account, e => ((PortalAccount)e).Email ?? "", _ => null)
        .Field(nameof(PortalAccount.Email), "E-mail")
        .Field(nameof(PortalAccount.Role), "Role")
        .Field(nameof(PortalAccount.IsInvited), "Invited")
        .Field(nameof(PortalAccount.IsDisabled), "Closed")
        .Field(nameof(PortalAccount.TwoFactorEnabled), "Authenticator app")
        .Secret(nameof(PortalAccount.PasswordHash), "Password")
        .Secret(nameof(PortalAccount.LinkHash), "One-time link")
        .Silent(nameof(PortalAccount.UserName), nameof(PortalAccount.NormalizedUserName), nameof(PortalAccount.NormalizedEmail), nameof(PortalAccount.EmailConfirmed),
            nameof(PortalAccount.SecurityStamp), nameof(PortalAccount.ConcurrencyStamp), nameof(PortalAccount.PhoneNumber), nameof(PortalAccount.PhoneNumberConfirmed),
            nameof(PortalAccount.LockoutEnabled), nameof(PortalAccount.AccessFailedCount), nameof(PortalAccount.InvitedBy), nameof(PortalAccount.LinkUntil),
            nameof(PortalAccount.LastSignInAt), nameof(PortalAccount.LockoutEnd), nameof(PortalAccount.AuthenticatorStep));

    private static AuditedType ApiKey() => new AuditedType(AuditSubject.ApiKey, e => ((ApiKey)e).Name, _ => null)
        .Field(nameof(Accounts.ApiKey.Name), "Name")
        .Field(nameof(Accounts.ApiKey.Rights), "Rights")
        .Field(nameof(Accounts.ApiKey.ExpiresAt), "Works until")
        .Field(nameof(Accounts.ApiKey.RevokedAt), "Revoked at")
        .Secret(nameof(Accounts.ApiKey.Hash), "Key")
        .Silent(nameof(Accounts.ApiKey.CreatedAt), nameof(Accounts.ApiKey.CreatedBy), nameof(Accounts.ApiKey.LastUsedAt));

    internal static string NameOf(Extension extension) => extension switch
    {
        HotDeskUser user => $"{user.Number} {user.Name}",
        Destination destination => $"{destination.Number} {destination.Name}",
        HotDeskExtension { Description: { Length: > 0 } text } hotDesk => $"{hotDesk.Number} {text}",
        _ => extension.Number.Digits,
    };
}
