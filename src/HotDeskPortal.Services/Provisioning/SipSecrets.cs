using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>A SIP account as the phone system must know it.</summary>
public sealed record SipAccount(string Extension, string User, string Password)
{
    /// <summary>Without the password, which belongs in no log.</summary>
    public override string ToString() => $"SIP account {User}";
}

/// <summary>
/// The passwords of the SIP accounts: generated when first needed, encrypted at rest, read by phones and by administrators. They
/// are no input of a decision, so a new one takes no version.
/// </summary>
public sealed class SipSecrets(IDbContextFactory<HotDeskDbContext> contexts, OfficeAccess access, AuditLog log, IDataProtectionProvider protection)
{
    private const int Characters = 24;
    private const string Alphabet = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private readonly IDataProtector _protector = protection.CreateProtector("HotDeskPortal.SipSecret.v1");

    /// <summary>All SIP accounts of an office, for its phone system.</summary>
    /// <returns>They, or <see cref="AdministratorsOnly"/>, <see cref="UnknownOffice"/>.</returns>
    public async Task<Result<ImmutableArray<SipAccount>>> ExportAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.ExportSipAccounts);
        var accounts = ImmutableArray.CreateBuilder<SipAccount>();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var passwords = await AllAsync(db, opened.Value.Office.Id, cancellation);
        foreach (var hotDesk in opened.Value.Directory.HotDesks)
            if (passwords.TryGetValue(hotDesk.Id, out var secret))
                accounts.Add(new SipAccount(hotDesk.Number.Digits, hotDesk.Number.Digits, secret));
        // Told before they leave: where the log cannot be written, nothing is handed out.
        await log.RecordAsync(
            new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal), Office = opened.Value.Office.Key },
            AuditAction.Exported, AuditSubject.SipAccounts, "SIP accounts", [("Accounts", accounts.Count.ToString(CultureInfo.InvariantCulture))], cancellation);
        return accounts.ToImmutable();
    }

    /// <summary>The passwords of an office, by hot desk extension.</summary>
    internal async Task<IReadOnlyDictionary<int, string>> AllAsync(int officeId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await AllAsync(db, officeId, cancellation);
    }

    private async Task<Dictionary<int, string>> AllAsync(HotDeskDbContext db, int officeId, CancellationToken cancellation)
    {
        var all = await db.HotDeskExtensions.Where(h => h.OfficeId == officeId).Select(h => new { h.Id, h.ProtectedSipSecret }).ToListAsync(cancellation);
        var passwords = new Dictionary<int, string>(all.Count);
        foreach (var hotDesk in all)
            if ((hotDesk.ProtectedSipSecret is { } known ? _protector.Unprotect(known) : await OfAsync(db, hotDesk.Id, cancellation)) is { } secret)
                passwords[hotDesk.Id] = secret;
        return passwords;
    }

    /// <summary>The same of one hot desk extension; null: there is no such extension any more.</summary>
    internal async Task<string?> OfAsync(int hotDeskId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await OfAsync(db, hotDeskId, cancellation);
    }

    /// <summary>The password of a hot desk extension; null: there is no such extension any more.</summary>
    internal async Task<string?> OfAsync(HotDeskDbContext db, int hotDeskId, CancellationToken cancellation)
    {
        var stored = db.HotDeskExtensions.Where(h => h.Id == hotDeskId).Select(h => h.ProtectedSipSecret);
        if (await stored.SingleOrDefaultAsync(cancellation) is { } known)
            return _protector.Unprotect(known);
        var fresh = _protector.Protect(RandomNumberGenerator.GetString(Alphabet, Characters));
        // Whoever is first wins, and everybody reads what the first has written.
        await db.HotDeskExtensions.Where(h => h.Id == hotDeskId && h.ProtectedSipSecret == null)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.ProtectedSipSecret, fresh), cancellation);
        return await stored.SingleOrDefaultAsync(cancellation) is { } now ? _protector.Unprotect(now) : null;
    }
}
