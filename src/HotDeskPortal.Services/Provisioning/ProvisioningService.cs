using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>What a phone asks for.</summary>
/// <param name="Key">The key in the address.</param>
/// <param name="File">The file's name as asked for, folder included.</param>
/// <param name="Root">Where provisioning addresses begin, ending with a slash: <c>https://portal.example.com/p/</c>.</param>
/// <param name="UserAgent">What the phone says of itself.</param>
/// <param name="From">Its address.</param>
public sealed record PhoneRequest(string Key, string File, string Root, string? UserAgent, string From)
{
    /// <summary>Without the key, which belongs in no log.</summary>
    public override string ToString() => $"{File} from {From}";
}

/// <summary>A file as it is served.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ETag">Tag of its content, in quotes.</param>
public sealed record ServedFile(ReadOnlyMemory<byte> Body, string ETag);

/// <summary>
/// Serves phones their files (design/provisioning.md: Serving). What was rendered is kept until the office's set-up changes, so a
/// storm of phones costs a look-up each.
/// </summary>
public sealed class ProvisioningService(
    IDbContextFactory<HotDeskDbContext> contexts, OwnershipFeed feed, SipSecrets secrets, FetchRecords fetches, AuditLog log, TimeProvider clock,
    ILogger<ProvisioningService> logger)
{
    /// <summary>Largest upload, in bytes.</summary>
    public const int MaxUpload = PhoneLengths.Upload;

    /// <summary>Uploads that are kept of each phone.</summary>
    public const int KeptUploads = 5;

    /// <summary>Longest that another instance's change of a device key may go unnoticed.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, RenderedFile> _rendered = new();

    /// <summary>The file that a phone asks for.</summary>
    /// <returns>It, or <see cref="NotServed"/>.</returns>
    public async ValueTask<Result<ServedFile>> GetAsync(PhoneRequest request, CancellationToken cancellation = default)
    {
        var hash = ProvisioningKeys.Hash(request.Key);
        var place = $"{request.Root}{Convert.ToHexString(hash)}/{request.File.ToLowerInvariant()}";
        var now = clock.GetUtcNow();
        if (!_rendered.TryGetValue(place, out var kept) || kept.Until <= now || !ReferenceEquals(feed.Board(kept.OfficeId)?.Directory, kept.Directory))
        {
            var rendered = await RenderAsync(request, hash, now, cancellation);
            if (!rendered.IsSuccess)
                return rendered.Error;
            kept = rendered.Value;
            _rendered[place] = kept;
        }
        var agent = PhoneUserAgent.Parse(request.UserAgent);
        if (agent?.Mac is { } told && told != kept.Mac)
        {
            logger.LogWarning("Security: a phone that calls itself {ReportedMac} asked for files of {Mac}, from {From}.", told, kept.Mac, request.From);
            fetches.AddRefused(kept.PhoneId, told);
            return new NotServed(false);
        }
        if (kept.IsConfiguration)
            fetches.Add(new FetchRecord(kept.PhoneId, now, request.From, kept.File.ETag, agent));
        return kept.File;
    }

    /// <summary>Takes a log or an override file from a phone; the oldest of more than <see cref="KeptUploads"/> goes.</summary>
    /// <param name="request">What is sent where.</param>
    /// <param name="content">The file, at most <see cref="MaxUpload"/> bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Success, or <see cref="NotServed"/>.</returns>
    public async Task<Result<Done>> PutAsync(PhoneRequest request, byte[] content, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var name = request.File[(request.File.LastIndexOf('/') + 1)..].ToLowerInvariant();
        var found = await FindAsync(db, ProvisioningKeys.Hash(request.Key), name, now, cancellation);
        if (found is not { } phone || content.Length > MaxUpload || !IsUpload(phone.Mac, name))
            return new NotServed(false);
        db.PhoneUploads.Add(new PhoneUpload { PhoneId = phone.Id, FileName = name, At = now, Content = content });
        await db.SaveChangesAsync(cancellation);
        var old = await db.PhoneUploads.Where(u => u.PhoneId == phone.Id).OrderByDescending(u => u.Id).Skip(KeptUploads).Select(u => u.Id).ToListAsync(cancellation);
        await db.PhoneUploads.Where(u => old.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
        return new Done();
    }

    /// <summary>Whether a file name is one that a phone may send.</summary>
    private static bool IsUpload(MacAddress mac, string name) => name.StartsWith(mac.Hex, StringComparison.Ordinal)
        && name[12..] is "-app.log" or "-boot.log" or "-phone.cfg" or "-web.cfg" or "-calls.xml" or ".log" or "-local.cfg";

    private async Task<Result<RenderedFile>> RenderAsync(PhoneRequest request, byte[] hash, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var name = request.File.ToLowerInvariant();
        if (await FindAsync(db, hash, name, now, cancellation) is not { } phone)
            return new NotServed(await IsAskedInVainAsync(db, hash, name, cancellation));
        // The board comes before what is read: a change in between makes what is kept old at once.
        var directory = feed.Board(phone.OfficeId)?.Directory;
        var vendor = PhoneModels.VendorOf(phone.Model);
        if (directory is null || vendor is null || phone.HotDeskExtensionId is not { } hotDeskId)
            return new NotServed(false);
        if (VendorFiles.Of(vendor.Value).IsAskedInVain(phone.Mac, name))
            return new NotServed(true);
        var hotDesk = await db.HotDeskExtensions.AsNoTracking().SingleAsync(h => h.Id == hotDeskId, cancellation);
        var template = await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == hotDesk.TemplateId, cancellation);
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == phone.OfficeId, cancellation);
        if (template is null || template.Vendor != vendor || await secrets.OfAsync(db, hotDeskId, cancellation) is not { } secret)
            return new NotServed(false);
        var isOwn = phone.DeviceKeyHash is { } own && own.AsSpan().SequenceEqual(hash);
        var key = isOwn ? request.Key : DeviceKey(secret, request.Key, phone);
        var configuration = PhoneConfiguration.Of(office, hotDesk, phone, template.Content, secret, $"{request.Root}{key}/");
        if (!configuration.IsSuccess)
        {
            logger.LogWarning("{Mac} gets no configuration: {Why}", phone.Mac, configuration.Error);
            return new NotServed(false);
        }
        if (VendorFiles.Of(vendor.Value).Render(configuration.Value).FirstOrDefault(f => f.Name == name) is not { } file)
            return new NotServed(false);
        if (!isOwn)
            await HandOutAsync(db, phone, key, request.From, cancellation);
        var body = file.ToBytes();
        var until = isOwn ? now + Freshness : phone.ProvisioningWindowUntil!.Value;
        return new RenderedFile(
            new ServedFile(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\""), phone.Id, phone.Mac, phone.OfficeId, directory,
            until, file.Text.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>The phone that a key opens for this file; null: none.</summary>
    private static async Task<Phone?> FindAsync(HotDeskDbContext db, byte[] hash, string name, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.DeviceKeyHash == hash, cancellation) is { } own)
            return own;
        var office = await db.ProvisioningKeys.Where(k => k.Hash == hash && k.RevokedAt == null).Select(k => (int?)k.OfficeId).SingleOrDefaultAsync(cancellation);
        if (office is null || MacIn(name) is not { } mac)
            return null;
        var phone = await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.Mac == mac && p.OfficeId == office, cancellation);
        return phone?.ProvisioningWindowUntil > now ? phone : null;
    }

    private static async Task<bool> IsAskedInVainAsync(HotDeskDbContext db, byte[] hash, string name, CancellationToken cancellation) =>
        MacIn(name) is null && VendorFiles.All.Any(v => v.IsAskedInVain(default, name))
        && await db.ProvisioningKeys.AnyAsync(k => k.Hash == hash && k.RevokedAt == null, cancellation);

    private static MacAddress? MacIn(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        var digits = file.StartsWith("hd-", StringComparison.Ordinal) ? file[3..] : file;
        return digits.Length > 12 && MacAddress.TryParse(digits[..12], out var mac, out _) ? mac : null;
    }

    /// <summary>
    /// The phone's own key, for the window that is open. It follows from what only the portal and this phone know, so that the
    /// file is the same each time it is fetched, and the key need not be stored.
    /// </summary>
    private static string DeviceKey(string secret, string officeKey, Phone phone) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{officeKey}/{phone.Mac.Hex}/{phone.ProvisioningWindowUntil!.Value.UtcTicks}")).AsSpan(0, 20));

    private async Task HandOutAsync(HotDeskDbContext db, Phone phone, string key, string from, CancellationToken cancellation)
    {
        var hash = ProvisioningKeys.Hash(key);
        if (phone.DeviceKeyHash is { } known && known.AsSpan().SequenceEqual(hash))
            return;
        await log.HandOutAsync(feed.Board(phone.OfficeId)?.Office.Key, phone.Mac, from, cancellation);
        await db.Phones.Where(p => p.Id == phone.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeviceKeyHash, hash), cancellation);
        foreach (var (place, kept) in _rendered)
            if (kept.PhoneId == phone.Id)
                _rendered.TryRemove(place, out _);
    }

    /// <summary>A file that was rendered, for as long as nothing can have changed it.</summary>
    private sealed record RenderedFile(
        ServedFile File, int PhoneId, MacAddress Mac, int OfficeId, OfficeDirectory Directory, DateTimeOffset Until, bool IsConfiguration);
}
