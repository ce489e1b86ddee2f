using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Security;

/// <summary>Tells administrators how safely the portal runs.</summary>
public sealed class SecurityService(
    OfficeAccess access, PinKeys pins, PortalInstances instances, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>The report.</summary>
    /// <returns>It, or <see cref="AdministratorsOnly"/>.</returns>
    public async Task<Result<ImmutableArray<SecurityLine>>> ReportAsync(Actor actor, SecuritySurroundings surroundings, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.SeeSecurity);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var facts = new SecurityFacts
        {
            Surroundings = surroundings,
            WithoutTwoFactor = [.. await WithoutTwoFactor(db).ToListAsync(cancellation)],
            OlderPins = await db.HotDeskUsers.CountAsync(u => u.Pin != null && u.Pin.KeyVersion != pins.Current, cancellation),
            ApiKeys = [.. await db.ApiKeys.AsNoTracking().Where(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
                .OrderBy(k => k.Name).Select(k => new SecurityKey(k.Name, k.CreatedAt, k.LastUsedAt)).ToListAsync(cancellation)],
            ProvisioningKeys = [.. await db.ProvisioningKeys.AsNoTracking().Where(k => k.RevokedAt == null)
                .Join(db.Offices, k => k.OfficeId, o => o.Id, (k, o) => new SecurityKey(o.Key, k.CreatedAt, null)).ToListAsync(cancellation)],
            OtherInstances = [.. instances.Others.Select(i => i.Machine)],
            AreInstancesDeaf = instances.AreDeaf,
            PhoneSystems = [.. await db.Doors.AsNoTracking().Where(d => d.IsOn && d.DeletedAt == null)
                .Join(db.Offices, d => d.OfficeId, o => o.Id, (d, o) => new SecurityKey(o.Key, d.SecretCreatedAt, null)).ToListAsync(cancellation)],
            GuessedOffices = [.. access.All(actor).Where(b => b.PinsGuessedUntil > now).Select(b => b.Office.Key)],
            Verification = await LastVerificationAsync(db, cancellation),
        };
        return SecurityReport.Of(facts, now);
    }

    /// <summary>Whoever a provider vouches for has their factors there; a passkey does not close the way by password beside it.</summary>
    private static IQueryable<string> WithoutTwoFactor(HotDeskDbContext db) => db.Users.AsNoTracking()
        .Where(a => a.Role == PortalRole.Administrator && !a.IsDisabled && !a.IsInvited && a.PasswordHash != null && !a.TwoFactorEnabled)
        .OrderBy(a => a.Email).Select(a => a.Email!);

    private static async Task<SecurityVerification?> LastVerificationAsync(HotDeskDbContext db, CancellationToken cancellation)
    {
        var last = await db.AuditEntries.AsNoTracking().Where(e => e.Chain == AuditChain.Portal && e.Action == AuditAction.Verified)
            .OrderByDescending(e => e.Number).Select(e => new { e.At, e.After }).FirstOrDefaultAsync(cancellation);
        return last is null ? null : new SecurityVerification(last.At, AuditFields.Read(last.After).GetValueOrDefault(AuditService.Wrong) == AuditService.NothingWrong);
    }
}
