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
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Readiness;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Data;

/// <summary>
/// The database: offices and what belongs to them, ownership and its journal, accounts and API keys. How a record is stored says
/// its mapping, in the feature's folder.
/// </summary>
public sealed class HotDeskDbContext(DbContextOptions<HotDeskDbContext> options) : IdentityUserContext<PortalAccount>(options)
{
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

    /// <summary>Phone systems that come in, deleted ones included.</summary>
    public DbSet<Door> Doors => Set<Door>();

    /// <summary>People's names as somebody spoke them.</summary>
    public DbSet<NameRecording> NameRecordings => Set<NameRecording>();

    /// <summary>The last calls that phone systems held.</summary>
    public DbSet<RecordedCall> RecordedCalls => Set<RecordedCall>();

    /// <summary>Readiness findings that somebody has put aside for a while.</summary>
    public DbSet<ReadinessDismissal> ReadinessDismissals => Set<ReadinessDismissal>();

    /// <summary>What columns of imported files are taken for.</summary>
    public DbSet<RememberedColumns> RememberedColumns => Set<RememberedColumns>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Where the chains of the audit log end.</summary>
    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    /// <summary>In whose name this context changes something; null: the portal's own.</summary>
    public AuditContext? AuditContext { get; set; }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ConfigurationStamps.Apply(ChangeTracker);
        return AuditedSave.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));
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
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Configure(configurationBuilder, Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HotDeskDbContext).Assembly);
    }
}
