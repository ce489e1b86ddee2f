using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Offices;

/// <summary>An office's settings, and which state of them these are.</summary>
/// <param name="Form">The settings.</param>
/// <param name="Revision">Their revision.</param>
/// <param name="ChangedAt">When they were changed last; the default value: never.</param>
/// <param name="ChangedBy">Who changed them last.</param>
public sealed record OfficeSettings(OfficeForm Form, int Revision, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>How far an office is set up.</summary>
/// <param name="HotDesks">Hot desk extensions.</param>
/// <param name="WithPhone">Of these, with a phone.</param>
/// <param name="WithTemplate">Of these, with a phone and a template.</param>
/// <param name="Users">Hot desk users.</param>
/// <param name="WithPin">Of these, with a PIN.</param>
/// <param name="HasSipServer">Whether phones have a server to register with.</param>
/// <param name="HasKey">Whether a provisioning key works.</param>
/// <param name="OpenWindows">Phones whose provisioning window is open.</param>
/// <param name="Fetched">Phones at hot desks that have fetched a configuration.</param>
public sealed record OfficeProgress(
    int HotDesks, int WithPhone, int WithTemplate, int Users, int WithPin, bool HasSipServer, bool HasKey, int OpenWindows, int Fetched);

/// <summary>Offices themselves: created by administrators, their settings changed by who sets them up.</summary>
public sealed class OfficeService(
    OfficeAccess access, OfficeChanges changes, OwnershipFeed feed, IOwnershipSignal signal, IDbContextFactory<HotDeskDbContext> contexts,
    DatabaseProvider provider, DatabaseAvailability availability, TimeProvider clock, IValidator<OfficeForm> validator)
{
    /// <summary>Creates an office, empty.</summary>
    /// <returns>Its key, or <see cref="AdministratorsOnly"/>, <see cref="InvalidInput"/>, <see cref="OfficeKeyTaken"/>, <see cref="Unavailable"/>.</returns>
    public async Task<Result<string>> CreateAsync(Actor actor, OfficeForm form, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.CreateOffices);
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await availability.OrUnavailableAsync(form.Key, () => AddAsync(actor, form, cancellation));
    }

    /// <summary>The settings of an office, for who may change them.</summary>
    /// <returns>They, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>.</returns>
    public async Task<Result<OfficeSettings>> GetAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == opened.Value.Office.Id, cancellation);
        return new OfficeSettings(OfficeForm.Of(stored), stored.Revision, stored.ChangedAt, stored.ChangedBy);
    }

    /// <summary>Changes the settings; sessions go on.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="AdministratorsOnly"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int expectedRevision, OfficeForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, (t, ct) => UpdateAsync(actor, t, expectedRevision, form, ct), cancellation);
    }

    /// <summary>How far the office is set up, for the guide of a new one.</summary>
    public async Task<Result<OfficeProgress>> ProgressAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var (id, now) = (opened.Value.Office.Id, clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var hotDesks = db.HotDeskExtensions.Where(h => h.OfficeId == id);
        var users = db.HotDeskUsers.Where(u => u.OfficeId == id);
        var phones = db.Phones.Where(p => p.OfficeId == id && p.HotDeskExtensionId != null);
        return new OfficeProgress(
            await hotDesks.CountAsync(cancellation),
            await phones.CountAsync(cancellation),
            await hotDesks.CountAsync(h => h.TemplateId != null && phones.Any(p => p.HotDeskExtensionId == h.Id), cancellation),
            await users.CountAsync(cancellation),
            await users.CountAsync(u => u.Pin != null, cancellation),
            await db.Offices.AnyAsync(o => o.Id == id && o.SipServer != null, cancellation),
            await db.ProvisioningKeys.AnyAsync(k => k.OfficeId == id && k.RevokedAt == null, cancellation),
            await phones.CountAsync(p => p.ProvisioningWindowUntil > now, cancellation),
            await phones.CountAsync(p => p.FetchedAt != null, cancellation));
    }

    private async Task<Result<string>> AddAsync(Actor actor, OfficeForm form, CancellationToken cancellation)
    {
        var office = new Office { Key = form.Key, Name = "", TimeZone = "" };
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            form.ApplyTo(office, now);
            (office.Revision, office.ChangedAt, office.ChangedBy) = (1, now, actor.Name);
            db.Add(office);
            db.AuditContext = new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal) };
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (Exception e) when (provider.Classify(e) == DatabaseFault.UniqueViolation)
            {
                return new OfficeKeyTaken(form.Key);
            }
        }
        await feed.CatchUpAsync(office.Id, office.OwnershipVersion, CancellationToken.None);
        await signal.RaiseAsync(new OfficeSignal(office.Id, office.OwnershipVersion), CancellationToken.None);
        return office.Key;
    }

    private static async Task<Result<int>> UpdateAsync(Actor actor, OfficeTransaction t, int expectedRevision, OfficeForm form, CancellationToken cancellation)
    {
        var office = t.Office;
        if (office.Revision != expectedRevision)
            return new ChangedMeanwhile(office.ChangedBy, office.ChangedAt, office.Revision, Differences(OfficeForm.Of(office), form));
        if (office.IsTraining != form.IsTraining && !actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.MarkTraining);
        if (office.FeatureCodes != form.FeatureCodes.ToCodes())
            await TemplateService.NameCodesAsync(t, office.FeatureCodes, cancellation);
        form.ApplyTo(office, t.At);
        (office.Revision, office.ChangedAt, office.ChangedBy) = (office.Revision + 1, t.At, t.Origin.By);
        return office.Revision;
    }

    private static ImmutableArray<FieldDifference> Differences(OfficeForm now, OfficeForm yours)
    {
        return OfficeSetUp.Differences([.. Fields(now).Zip(Fields(yours), (a, b) => (a.Field, a.Value, b.Value))]);

        static IEnumerable<(string Field, object? Value)> Fields(OfficeForm f) =>
        [
            (nameof(f.Name), f.Name), (nameof(f.TimeZone), f.TimeZone), (nameof(f.Language), f.Language), (nameof(f.IsTraining), f.IsTraining),
            (nameof(f.RangeFirst), $"{f.RangeFirst}–{f.RangeLast}"), (nameof(f.UserRangeFirst), $"{f.UserRangeFirst}–{f.UserRangeLast}"),
            (nameof(f.EmergencyNumbers), f.EmergencyNumbers), (nameof(f.SipServer), f.SipServer), (nameof(f.SipPort), f.SipPort),
            (nameof(f.SipTransport), f.SipTransport), (nameof(f.FeatureCodes.LogIn), f.FeatureCodes.LogIn),
            (nameof(f.FeatureCodes.LogOut), f.FeatureCodes.LogOut), (nameof(f.FeatureCodes.Toggle), f.FeatureCodes.Toggle),
            (nameof(f.Dialling.OutsidePrefix), f.Dialling.OutsidePrefix), (nameof(f.Dialling.CountryCode), f.Dialling.CountryCode),
            (nameof(f.Dialling.InternationalPrefix), f.Dialling.InternationalPrefix), (nameof(f.Dialling.NationalPrefix), f.Dialling.NationalPrefix),
            (nameof(f.Dialling.TrunkFormat), f.Dialling.TrunkFormat), (nameof(f.Dialling.Dids), f.Dialling.Dids),
            (nameof(f.UserElsewhere), f.UserElsewhere), (nameof(f.LoggedOutCalling), f.LoggedOutCalling),
            (nameof(f.UserLockout), f.UserLockout.ToPolicy()), (nameof(f.PhoneLockout), f.PhoneLockout.ToPolicy()),
            (nameof(f.UserTriesADay), f.UserTriesADay), (nameof(f.OfficeTriesADay), f.OfficeTriesADay),
            (nameof(f.MaximumSessionHours), f.MaximumSessionHours), (nameof(f.NightlyLogout), f.NightlyLogout),
        ];
    }
}
