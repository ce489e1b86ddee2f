using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>What the model has on SQL Server alone.</summary>
public sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <summary>
    /// Compares as SQLite and the code do: by code points. A database's own collation takes more names for the same than the code that has
    /// looked before, and an identity provider's subjects for the same that are two people.
    /// </summary>
    public const string Ordinal = "Latin1_General_BIN2";

    /// <inheritdoc/>
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<Template>().Property(t => t.Name).UseCollation(Ordinal);
        modelBuilder.Entity<FloorPlan>().Property(p => p.Floor).UseCollation(Ordinal);
        modelBuilder.Entity<IdentityUserLogin<string>>().Property(l => l.ProviderKey).UseCollation(Ordinal);

        // GUIDs of version 7 grow by their first bytes; SQL Server orders by their last, which are random. Rows lie by what grows instead.
        modelBuilder.Entity<OwnershipSession>(session =>
        {
            session.HasKey(s => s.Id).IsClustered(false);
            session.HasIndex(s => new { s.OfficeId, s.StartedAt }).IsClustered();
        });
        modelBuilder.Entity<AccountSession>(session =>
        {
            session.HasKey(s => s.Id).IsClustered(false);
            session.HasIndex(s => s.StartedAt).IsClustered();
        });
    }
}
