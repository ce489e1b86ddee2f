using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>Lets the EF Core tools create migrations in this assembly, its own start-up project.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<HotDeskDbContext>
{
    /// <inheritdoc/>
    public HotDeskDbContext CreateDbContext(string[] args) => IdentitySchema.Open(new SqlServerProvider(), "Server=.;Database=HotDesk");
}
