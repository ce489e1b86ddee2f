using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Whether an API key works.</summary>
public enum ApiKeyState
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>An administrator took it back.</summary>
    Revoked,
}

/// <summary>An API key in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="Offices">Names of the offices where it may do so.</param>
/// <param name="State">Whether it works.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="ExpiresAt">When it stops working; null: never.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="LastUsedAt">When it was used last, to the minute.</param>
public sealed record ApiKeySummary(
    int Id, string Name, ApiKeyRights Rights, ImmutableArray<string> Offices, ApiKeyState State, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

/// <summary>A new API key: the only time that it is told.</summary>
public sealed record NewApiKey(int Id, string Name, string Key)
{
    /// <summary>Without the key, which belongs in no log.</summary>
    public override string ToString() => $"API key {Id}, {Name}";
}

/// <summary>A key to be created.</summary>
public sealed class ApiKeyForm
{
    /// <summary>What people call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it may do.</summary>
    public ApiKeyRights Rights { get; set; } = ApiKeyRights.Read;

    /// <summary>Keys of the offices where it may do so.</summary>
    public HashSet<string> Offices { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Days that it works; null: until it is revoked.</summary>
    public int? Days { get; set; } = 365;
}

/// <summary>The rules of an <see cref="ApiKeyForm"/>.</summary>
public sealed class ApiKeyFormValidator : AbstractValidator<ApiKeyForm>
{
    /// <summary>Most days that a key may be given.</summary>
    public const int MaxDays = 3650;

    /// <summary>Sets the rules.</summary>
    public ApiKeyFormValidator()
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("api-key-name-missing")
            .Line(AccountLengths.ApiKeyName);
        RuleFor(f => f.Rights).Must(r => r != ApiKeyRights.None && Enum.GetValues<ApiKeyRights>().Aggregate((a, b) => a | b).HasFlag(r))
            .Because("api-key-rights");
        RuleFor(f => f.Offices).NotEmpty().Because("api-key-offices");
        RuleFor(f => f.Days).InclusiveBetween(1, MaxDays).Because("api-key-days");
    }
}

/// <summary>The keys of the HTTP API (design/behaviour.md: Who may do what): administrators create and revoke them.</summary>
public sealed class ApiKeyService(
    IDbContextFactory<HotDeskDbContext> contexts, OwnershipFeed feed, ApiKeys keys, IValidator<ApiKeyForm> validator, TimeProvider clock)
{
    /// <summary>What every key begins with, so that scanners of source code recognise one that was left there.</summary>
    public const string Prefix = "hdp_";

    private const int KeyBytes = 24;

    /// <summary>All keys: those that work first, then by name.</summary>
    /// <returns>They, or <see cref="AdministratorsOnly"/>.</returns>
    public async Task<Result<ImmutableArray<ApiKeySummary>>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.SeeApiKeys);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.ApiKeys.AsNoTracking().Include(k => k.Offices).ToListAsync(cancellation);
        return rows.Select(k => Summary(k, now)).OrderBy(k => k.State).ThenBy(k => k.Name, StringComparer.InvariantCultureIgnoreCase).ToImmutableArray();
    }

    /// <summary>Creates a key.</summary>
    /// <returns>The key, which is never told again, or <see cref="AdministratorsOnly"/>, <see cref="InvalidInput"/>, <see cref="UnknownOffice"/>.</returns>
    public async Task<Result<NewApiKey>> CreateAsync(Actor actor, ApiKeyForm form, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.CreateApiKeys);
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var offices = new List<ApiKeyOffice>();
        foreach (var office in form.Offices)
        {
            if (feed.Board(office) is not { } board)
                return new UnknownOffice(office);
            offices.Add(new ApiKeyOffice { OfficeId = board.Office.Id });
        }
        var (key, now) = (Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes)), clock.GetUtcNow());
        var row = new ApiKey
        {
            Name = form.Name.Trim(), Hash = ApiKeys.Hash(key), Rights = form.Rights, Offices = offices, CreatedAt = now, CreatedBy = actor.Name,
            ExpiresAt = form.Days is { } days ? now.AddDays(days) : null,
        };
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditContext = new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal) };
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(cancellation);
        keys.Invalidate();
        return new NewApiKey(row.Id, row.Name, key);
    }

    /// <summary>Takes a key back. Requests with it are refused, and streams end, within <see cref="ApiKeys.Freshness"/>.</summary>
    /// <returns>Done, or <see cref="AdministratorsOnly"/>, <see cref="UnknownApiKey"/>.</returns>
    public async Task<Result<Done>> RevokeAsync(Actor actor, int id, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.RevokeApiKeys);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditContext = new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal) };
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, cancellation) is not { } key)
            return new UnknownApiKey(id);
        key.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        keys.Invalidate();
        return new Done();
    }

    private ApiKeySummary Summary(ApiKey key, DateTimeOffset now) => new(
        key.Id, key.Name, key.Rights,
        [.. key.Offices.Select(o => feed.Board(o.OfficeId)?.Office.Name).OfType<string>().Order(StringComparer.InvariantCultureIgnoreCase)],
        key.RevokedAt is not null ? ApiKeyState.Revoked : key.ExpiresAt <= now ? ApiKeyState.Expired : ApiKeyState.Active,
        key.CreatedAt, key.CreatedBy, key.ExpiresAt, key.RevokedAt, key.LastUsedAt);
}
