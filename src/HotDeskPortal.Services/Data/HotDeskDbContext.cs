using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Readiness;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotDeskPortal.Services.Data;

/// <summary>The database: offices and what belongs to them, ownership and its journal, accounts and API keys.</summary>
public sealed class HotDeskDbContext(DbContextOptions<HotDeskDbContext> options) : IdentityUserContext<PortalAccount>(options)
{
    /// <summary>Fits whoever changes something: an e-mail address, a user's name, the name of a key.</summary>
    private const int WhoLength = 256;

    /// <summary>How often a save tries to be the next in a chain of the audit log that others continue at the same time.</summary>
    private const int AuditAttempts = 20;

    /// <summary>Offices.</summary>
    public DbSet<Office> Offices => Set<Office>();

    /// <summary>Hot desk extensions, users and destinations together: whatever has a number.</summary>
    public DbSet<Extension> Extensions => Set<Extension>();

    /// <summary>Hot desk extensions.</summary>
    public DbSet<HotDeskExtension> HotDeskExtensions => Set<HotDeskExtension>();

    /// <summary>Users.</summary>
    public DbSet<HotDeskUser> HotDeskUsers => Set<HotDeskUser>();

    /// <summary>When users were active.</summary>
    public DbSet<UserActivity> UserActivities => Set<UserActivity>();

    /// <summary>Plans of floors.</summary>
    public DbSet<FloorPlan> FloorPlans => Set<FloorPlan>();

    /// <summary>Destinations.</summary>
    public DbSet<Destination> Destinations => Set<Destination>();

    /// <summary>Phones.</summary>
    public DbSet<Phone> Phones => Set<Phone>();

    /// <summary>Templates, built-in ones included.</summary>
    public DbSet<Template> Templates => Set<Template>();

    /// <summary>What templates said, by revision.</summary>
    public DbSet<TemplateRevision> TemplateRevisions => Set<TemplateRevision>();

    /// <summary>Files that phones have sent.</summary>
    public DbSet<PhoneUpload> PhoneUploads => Set<PhoneUpload>();

    /// <summary>Keys that open an office's provisioning windows.</summary>
    public DbSet<ProvisioningKey> ProvisioningKeys => Set<ProvisioningKey>();

    /// <summary>Ownership sessions, open and over.</summary>
    public DbSet<OwnershipSession> Sessions => Set<OwnershipSession>();

    /// <summary>Every change of every office, by version.</summary>
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    /// <summary>Recent wrong PINs of users and phones.</summary>
    public DbSet<PinGuardRow> PinGuards => Set<PinGuardRow>();

    /// <summary>Browsers in which accounts are signed in.</summary>
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    /// <summary>Keys of the HTTP API.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Readiness findings that somebody has put aside for a while.</summary>
    public DbSet<ReadinessDismissal> ReadinessDismissals => Set<ReadinessDismissal>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Where the chains of the audit log end.</summary>
    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    /// <summary>In whose name this context changes something; null: the portal's own.</summary>
    public AuditContext? AuditContext { get; set; }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ConfigurationStamps.Apply(ChangeTracker);
        for (var attempt = 1; ; attempt++)
            try
            {
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            }
            catch (Exception e)
            {
                AuditRecorder.Withdraw(this);
                // Somebody else has continued the chain between look and write: what is saved is right, only the number was not.
                if (e is not DbUpdateException update || !AuditRecorder.IsOvertaken(update) || Database.CurrentTransaction is not null || attempt == AuditAttempts)
                    throw;
            }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Contexts are pooled: the next one to have this one speaks in no other's name.
        AuditContext = null;
        base.Dispose();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        AuditContext = null;
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ExtensionNumber>().HaveConversion<ExtensionNumberConverter>()
            .HaveMaxLength(ExtensionNumber.MaxDigits).AreUnicode(false);
        configurationBuilder.Properties<MacAddress>().HaveConversion<MacAddressConverter>().HaveMaxLength(12).AreUnicode(false);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32).AreUnicode(false);
        // SQL Server's time type ends at 24 hours; a maximum session need not.
        configurationBuilder.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
        if (Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ConfigureOffices(builder);
        ConfigureExtensions(builder);
        ConfigureFloorPlans(builder);
        ConfigurePhones(builder);
        ConfigureTemplates(builder);
        ConfigureOwnership(builder);
        ConfigureReadiness(builder);
        ConfigureAccounts(builder);
        ConfigureAudit(builder);
    }

    private static void ConfigureOffices(ModelBuilder builder) => builder.Entity<Office>(office =>
    {
        office.Property(o => o.Key).HasMaxLength(40).IsUnicode(false);
        office.HasIndex(o => o.Key).IsUnique();
        office.Property(o => o.Name).HasMaxLength(100);
        office.Property(o => o.TimeZone).HasMaxLength(64).IsUnicode(false);
        office.Property(o => o.Language).HasMaxLength(16).IsUnicode(false);
        office.PrimitiveCollection(o => o.EmergencyNumbers).HasMaxLength(400);
        office.Property(o => o.OwnershipVersion).IsConcurrencyToken();
        office.Property(o => o.SipServer).HasMaxLength(200);
        office.Property(o => o.ChangedBy).HasMaxLength(WhoLength);
        office.ComplexProperty(o => o.Policies, policies =>
        {
            policies.ComplexProperty(p => p.UserLockout);
            policies.ComplexProperty(p => p.PhoneLockout);
        });
    });

    private static void ConfigureExtensions(ModelBuilder builder)
    {
        builder.Entity<Extension>(extension =>
        {
            extension.UseTptMappingStrategy();
            extension.HasOne<Office>().WithMany().HasForeignKey(e => e.OfficeId).OnDelete(DeleteBehavior.Restrict);
            extension.HasIndex(e => new { e.OfficeId, e.Number }).IsUnique().HasFilter("DeletedAt IS NULL");
            extension.Property(e => e.Revision).IsConcurrencyToken();
            extension.Property(e => e.ChangedBy).HasMaxLength(WhoLength);
        });
        builder.Entity<HotDeskExtension>(hotDesk =>
        {
            hotDesk.ToTable("HotDeskExtensions");
            hotDesk.Property(h => h.Description).HasMaxLength(100);
            hotDesk.Property(h => h.Floor).HasMaxLength(40);
            hotDesk.Property(h => h.Desk).HasMaxLength(40);
            hotDesk.Property(h => h.AssignedPerson).HasMaxLength(200);
            hotDesk.Property(h => h.ProtectedSipSecret).HasMaxLength(1000).IsUnicode(false);
            hotDesk.HasOne<Template>().WithMany().HasForeignKey(h => h.TemplateId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<HotDeskUser>(user =>
        {
            user.ToTable("HotDeskUsers");
            user.Property(u => u.FirstName).HasMaxLength(100);
            user.Property(u => u.LastName).HasMaxLength(100);
            user.Property(u => u.Email).HasMaxLength(256);
            user.Property(u => u.CallerIdName).HasMaxLength(100);
            user.Property(u => u.CallerIdNumber).HasMaxLength(20).IsUnicode(false);
            user.Ignore(u => u.Name);
            user.OwnsOne(u => u.Pin, pin =>
            {
                pin.Property(p => p.Hash).HasMaxLength(32).IsFixedLength();
                pin.Property(p => p.Salt).HasMaxLength(16).IsFixedLength();
            });
        });
        builder.Entity<UserActivity>(activity =>
        {
            activity.HasOne<Office>().WithMany().HasForeignKey(a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
            activity.HasOne(a => a.User).WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
            activity.HasIndex(a => a.UserId, "IX_UserActivities_Open").IsUnique().HasFilter("EndedAt IS NULL");
            activity.HasIndex(a => new { a.OfficeId, a.EndedAt });
        });
        builder.Entity<Destination>(destination =>
        {
            destination.ToTable("Destinations");
            destination.Property(d => d.Name).HasMaxLength(100);
            destination.HasMany(d => d.Members).WithOne().HasForeignKey(m => m.DestinationId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DestinationMember>(member =>
        {
            member.ToTable("DestinationMembers");
            member.HasKey(m => new { m.DestinationId, m.ExtensionId });
            member.HasOne<Extension>().WithMany().HasForeignKey(m => m.ExtensionId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void ConfigureFloorPlans(ModelBuilder builder)
    {
        builder.Entity<FloorPlan>(plan =>
        {
            plan.HasOne<Office>().WithMany().HasForeignKey(p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
            plan.HasIndex(p => new { p.OfficeId, p.Floor }).IsUnique();
            plan.Property(p => p.Floor).HasMaxLength(40);
            plan.Property(p => p.ContentType).HasMaxLength(20).IsUnicode(false);
            plan.Property(p => p.ChangedBy).HasMaxLength(WhoLength);
            plan.HasMany(p => p.Desks).WithOne().HasForeignKey(d => d.FloorPlanId).OnDelete(DeleteBehavior.Cascade);
            plan.HasOne(p => p.Picture).WithOne().HasForeignKey<FloorPlanPicture>(p => p.FloorPlanId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<FloorPlanPicture>(picture =>
        {
            picture.ToTable("FloorPlanPictures");
            picture.HasKey(p => p.FloorPlanId);
            picture.Property(p => p.Content).HasMaxLength(8 * 1024 * 1024);
        });
        builder.Entity<FloorPlanDesk>(desk =>
        {
            desk.ToTable("FloorPlanDesks");
            desk.HasKey(d => new { d.FloorPlanId, d.HotDeskExtensionId });
            desk.HasOne<HotDeskExtension>().WithMany().HasForeignKey(d => d.HotDeskExtensionId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void ConfigurePhones(ModelBuilder builder)
    {
        builder.Entity<Phone>(phone =>
        {
            phone.HasOne<Office>().WithMany().HasForeignKey(p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
            phone.HasIndex(p => p.Mac).IsUnique();
            phone.Property(p => p.Model).HasMaxLength(60);
            phone.Property(p => p.Revision).IsConcurrencyToken();
            phone.Property(p => p.ChangedBy).HasMaxLength(WhoLength);
            phone.Property(p => p.DeviceKeyHash).HasMaxLength(32).IsFixedLength();
            phone.HasIndex(p => p.DeviceKeyHash).IsUnique().HasFilter("DeviceKeyHash IS NOT NULL");
            phone.Property(p => p.FetchedFrom).HasMaxLength(64).IsUnicode(false);
            phone.Property(p => p.FetchedVersion).HasMaxLength(64).IsUnicode(false);
            phone.Property(p => p.ReportedModel).HasMaxLength(60);
            phone.Property(p => p.ReportedFirmware).HasMaxLength(60);
            phone.Property(p => p.EmergencyLocation).HasMaxLength(200);
            phone.Property(p => p.EmergencyCallback).HasMaxLength(20).IsUnicode(false);
            phone.HasOne<HotDeskExtension>().WithMany().HasForeignKey(p => p.HotDeskExtensionId).OnDelete(DeleteBehavior.Restrict);
            phone.HasOne<HotDeskUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
            phone.HasIndex(p => p.HotDeskExtensionId).IsUnique().HasFilter("HotDeskExtensionId IS NOT NULL");
            phone.ToTable(t => t.HasCheckConstraint("CK_Phones_OnePlace", "HotDeskExtensionId IS NULL OR UserId IS NULL"));
        });
        builder.Entity<PhoneUpload>(upload =>
        {
            upload.Property(u => u.FileName).HasMaxLength(100);
            upload.Property(u => u.Content).HasMaxLength(512 * 1024);
            upload.HasOne<Phone>().WithMany().HasForeignKey(u => u.PhoneId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ProvisioningKey>(key =>
        {
            key.Property(k => k.Hash).HasMaxLength(32).IsFixedLength();
            key.HasIndex(k => k.Hash).IsUnique();
            key.Property(k => k.CreatedBy).HasMaxLength(WhoLength);
            key.HasOne<Office>().WithMany().HasForeignKey(k => k.OfficeId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void ConfigureTemplates(ModelBuilder builder)
    {
        builder.Entity<Template>(template =>
        {
            template.Property(t => t.Name).HasMaxLength(100);
            template.Property(t => t.Content).HasConversion<TemplateContentConverter>().HasMaxLength(TemplateContentConverter.MaxLength);
            template.Property(t => t.Revision).IsConcurrencyToken();
            template.Property(t => t.ChangedBy).HasMaxLength(WhoLength);
            template.HasOne<Office>().WithMany().HasForeignKey(t => t.OfficeId).OnDelete(DeleteBehavior.Restrict);
            template.HasIndex(t => new { t.OfficeId, t.Name }).IsUnique();
        });
        builder.Entity<TemplateRevision>(revision =>
        {
            revision.HasKey(r => new { r.TemplateId, r.Revision });
            revision.Property(r => r.Content).HasConversion<TemplateContentConverter>().HasMaxLength(TemplateContentConverter.MaxLength);
            revision.Property(r => r.By).HasMaxLength(WhoLength);
            revision.HasOne<Template>().WithMany().HasForeignKey(r => r.TemplateId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void ConfigureOwnership(ModelBuilder builder)
    {
        builder.Entity<OwnershipSession>(session =>
        {
            session.ToTable("OwnershipSessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.StartedBy).HasMaxLength(WhoLength);
            session.Property(s => s.EndedBy).HasMaxLength(WhoLength);
            session.Property(s => s.Reason).HasMaxLength(200);
            session.HasOne<Office>().WithMany().HasForeignKey(s => s.OfficeId).OnDelete(DeleteBehavior.Restrict);
            session.HasOne<HotDeskExtension>().WithMany().HasForeignKey(s => s.HotDeskExtensionId).OnDelete(DeleteBehavior.Restrict);
            session.HasOne<HotDeskUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
            // The last guard of "one owner", whatever the code above it believes (design/behaviour.md: Taking ownership).
            session.HasIndex(s => s.HotDeskExtensionId, "IX_OwnershipSessions_Open").IsUnique().HasFilter("EndedAt IS NULL");
            session.HasIndex(s => new { s.HotDeskExtensionId, s.StartedAt });
            session.HasIndex(s => new { s.UserId, s.StartedAt });
            session.HasIndex(s => new { s.OfficeId, s.StartedAt });
        });
        builder.Entity<JournalEntry>(entry =>
        {
            entry.ToTable("Journal");
            entry.HasKey(e => new { e.OfficeId, e.Version });
            entry.Property(e => e.Version).ValueGeneratedNever();
            entry.HasOne<Office>().WithMany().HasForeignKey(e => e.OfficeId).OnDelete(DeleteBehavior.Restrict);
            entry.Property(e => e.By).HasMaxLength(WhoLength);
            entry.Property(e => e.Reason).HasMaxLength(200);
        });
        builder.Entity<PinGuardRow>(guard =>
        {
            guard.ToTable("PinGuards");
            guard.HasKey(g => new { g.Subject, g.SubjectId });
            guard.Property(g => g.SubjectId).ValueGeneratedNever();
            // A wrong PIN takes no version, so the office's does not guard the count: two instances must not overwrite each other's.
            guard.Property(g => g.WrongAt).HasConversion<InstantsConverter, InstantsComparer>().HasMaxLength(2000).IsUnicode(false)
                .IsConcurrencyToken();
            guard.Property(g => g.LockedUntil).IsConcurrencyToken();
            guard.HasOne<Office>().WithMany().HasForeignKey(g => g.OfficeId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void ConfigureReadiness(ModelBuilder builder) => builder.Entity<ReadinessDismissal>(dismissal =>
    {
        dismissal.HasKey(d => new { d.OfficeId, d.Code, d.Subject });
        dismissal.Property(d => d.Code).HasMaxLength(40).IsUnicode(false);
        dismissal.Property(d => d.Subject).ValueGeneratedNever();
        dismissal.Property(d => d.Reason).HasMaxLength(200);
        dismissal.Property(d => d.By).HasMaxLength(200);
        dismissal.HasOne<Office>().WithMany().HasForeignKey(d => d.OfficeId).OnDelete(DeleteBehavior.Restrict);
    });

    private static void ConfigureAccounts(ModelBuilder builder)
    {
        // A GUID as text. Identity's 450 characters would take keys that hold it beyond the 900 bytes of a SQL Server key.
        builder.Entity<PortalAccount>(account =>
        {
            account.Property(a => a.Id).HasMaxLength(36);
            account.Property(a => a.InvitedBy).HasMaxLength(WhoLength);
            account.Property(a => a.LinkHash).HasMaxLength(32).IsFixedLength();
            account.HasIndex(a => a.LinkHash).IsUnique().HasFilter("LinkHash IS NOT NULL");
        });
        builder.Entity<AccountSession>(session =>
        {
            session.ToTable("AccountSessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.AccountId).HasMaxLength(36);
            session.Property(s => s.Device).HasMaxLength(100);
            session.Property(s => s.Address).HasMaxLength(64).IsUnicode(false);
            session.HasOne<PortalAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
            session.HasIndex(s => new { s.AccountId, s.LastSeenAt });
        });
        builder.Entity<AccountOffice>(office =>
        {
            office.ToTable("AccountOffices");
            office.HasKey(o => new { o.AccountId, o.OfficeId });
            office.Property(o => o.AccountId).HasMaxLength(36);
            office.HasOne<PortalAccount>().WithMany(a => a.Offices).HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
            office.HasOne<Office>().WithMany().HasForeignKey(o => o.OfficeId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ApiKey>(key =>
        {
            key.Property(k => k.Name).HasMaxLength(100);
            key.Property(k => k.Hash).HasMaxLength(32).IsFixedLength();
            key.HasIndex(k => k.Hash).IsUnique();
            key.Property(k => k.CreatedBy).HasMaxLength(WhoLength);
            key.Property(k => k.Rights).HasConversion<string>().HasMaxLength(100);
            key.HasMany(k => k.Offices).WithOne().HasForeignKey(o => o.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ApiKeyOffice>(office =>
        {
            office.ToTable("ApiKeyOffices");
            office.HasKey(o => new { o.ApiKeyId, o.OfficeId });
            office.HasOne<Office>().WithMany().HasForeignKey(o => o.OfficeId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    /// <summary>No foreign keys: the log outlives what it tells of.</summary>
    private static void ConfigureAudit(ModelBuilder builder)
    {
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditEntries");
            entry.HasKey(e => new { e.Chain, e.Number });
            entry.Property(e => e.Chain).HasMaxLength(AuditColumns.Chain).IsUnicode(false);
            entry.Property(e => e.Number).ValueGeneratedNever();
            entry.Property(e => e.Subject).HasMaxLength(AuditColumns.Subject);
            entry.Property(e => e.By).HasMaxLength(AuditColumns.By);
            entry.Property(e => e.From).HasMaxLength(AuditColumns.From).IsUnicode(false);
            entry.Property(e => e.Before).HasMaxLength(AuditColumns.Fields);
            entry.Property(e => e.After).HasMaxLength(AuditColumns.Fields);
            entry.Property(e => e.Previous).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
            entry.Property(e => e.Hash).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
            entry.HasIndex(e => e.At);
        });
        builder.Entity<AuditChain>(chain =>
        {
            chain.ToTable("AuditChains");
            chain.Property(c => c.Id).HasMaxLength(AuditColumns.Chain).IsUnicode(false);
            // Two who continue a chain at once meet here; one of them continues what the other has left.
            chain.Property(c => c.Length).IsConcurrencyToken();
            chain.Property(c => c.Hash).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
            chain.Property(c => c.Seal).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
        });
    }

    private sealed class ExtensionNumberConverter()
        : ValueConverter<ExtensionNumber, string>(n => n.Digits, s => ExtensionNumber.Parse(s));

    private sealed class MacAddressConverter() : ValueConverter<MacAddress, string>(m => m.Hex, s => MacAddress.Parse(s));

    /// <summary>As JSON; records compare by value but for their arrays, so a change is always a new object.</summary>
    private sealed class TemplateContentConverter() : ValueConverter<TemplateContent, string>(
        content => JsonSerializer.Serialize(content, JsonSerializerOptions.Web),
        text => JsonSerializer.Deserialize<TemplateContent>(text, JsonSerializerOptions.Web)!)
    {
        public const int MaxLength = 4000;
    }

    private sealed class UtcTicksConverter()
        : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class InstantsComparer() : ValueComparer<ImmutableArray<DateTimeOffset>>(
        (a, b) => a.SequenceEqual(b), instants => instants.Aggregate(0, (hash, t) => HashCode.Combine(hash, t)), instants => instants);

    private sealed class InstantsConverter() : ValueConverter<ImmutableArray<DateTimeOffset>, string>(
        instants => string.Join(' ', instants.Select(t => t.UtcTicks.ToString(CultureInfo.InvariantCulture))),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => new DateTimeOffset(long.Parse(t, CultureInfo.InvariantCulture), TimeSpan.Zero)).ToImmutableArray());
}
