using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Hosting.Demo;

/// <summary>
/// Two small offices, four accounts and an API key for a newcomer. Development only, and only into an empty database: nothing
/// of it can exist in production.
/// </summary>
internal sealed class DemoData(
    IDbContextFactory<HotDeskDbContext> contexts, IServiceScopeFactory scopes, PinHasher pins, TimeProvider clock)
{
    public const string ApiKey = "hdp_demo_main_for_development_only";

    /// <summary>A database that was filled in Development is not for production: its passwords and its key stand in the README.</summary>
    /// <exception cref="InvalidOperationException">It is one.</exception>
    public static async Task RefuseAsync(HotDeskDbContext db, CancellationToken cancellation)
    {
        var hash = ApiKeys.Hash(ApiKey);
        if (await db.ApiKeys.AnyAsync(k => k.Hash == hash, cancellation) || await db.Users.AnyAsync(a => a.Email!.EndsWith("@hotdesk.example"), cancellation))
            throw new InvalidOperationException(
                "This database holds the demo data, whose passwords and API key are public. Point Data:Directory or ConnectionStrings:HotDesk at another one.");
    }

    /// <summary>Fills an empty database; leaves any other alone.</summary>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Offices.AnyAsync(cancellation) || await db.Users.AnyAsync(cancellation))
            return;
        var seed = new DemoOffices(db, pins, clock);
        var offices = new List<Office>
        {
            await seed.SeedAsync("main", "Main Office", false, 0, cancellation),
            await seed.SeedAsync("training", "Training Office", true, 0x80, cancellation),
        };
        db.ApiKeys.Add(new ApiKey
        {
            Name = "Demo phone system",
            Hash = ApiKeys.Hash(ApiKey),
            Rights = ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.LogOut | ApiKeyRights.Write | ApiKeyRights.ResetPin | ApiKeyRights.Audit
                | ApiKeyRights.Assist,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = BuiltInTemplates.Author,
            LastUsedAt = clock.GetUtcNow().AddMinutes(-12),
            Offices = [.. offices.Select(o => new ApiKeyOffice { OfficeId = o.Id })],
        });
        await db.SaveChangesAsync(cancellation);
        await DemoPortalAccounts.SeedAsync(scopes, offices[0].Id);
    }
}
