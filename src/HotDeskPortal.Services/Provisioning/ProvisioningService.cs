using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
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
    /// <summary>Whether an office's key opens nothing from there for a while: somebody tries phones with it.</summary>
    public bool IsOwnKeyOnly { get; init; }

    /// <summary>Whether <see cref="Root"/> is no address at which another machine finds the portal.</summary>
    public bool HasNoPublicAddress { get; init; }

    /// <summary>Whether only the head of the answer is wanted: it carries nothing.</summary>
    public bool IsHead { get; init; }

    /// <summary>Whether a phone takes the file: nobody looks at it in a browser, nor at its head alone.</summary>
    internal bool IsFetch => !IsHead && PhoneUserAgent.IsPhone(UserAgent);

    /// <summary>Without the key, which belongs in no log.</summary>
    public override string ToString() => $"{File} from {From}";
}

/// <summary>A file as it is served.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ETag">Tag of its content, in quotes.</param>
public sealed record ServedFile(ReadOnlyMemory<byte> Body, string ETag);

/// <summary>
/// Serves phones their files (design/provisioning.md: Serving). What a key has opened is kept until the office's set-up changes, so a
/// storm of phones costs a look-up each; of what opens nothing, nothing is kept.
/// </summary>
public sealed class ProvisioningService(
    IDbContextFactory<HotDeskDbContext> contexts, OwnershipFeed feed, SipSecrets secrets, FetchRecords fetches, AuditLog log, TimeProvider clock,
    ILogger<ProvisioningService> logger)
{
    /// <summary>Largest upload, in bytes.</summary>
    public const int MaxUpload = PhoneLengths.Upload;

    /// <summary>Uploads that are kept of each phone.</summary>
    public const int KeptUploads = 5;

    /// <summary>Phones that are kept, more than boot at once.</summary>
    internal const int MostKept = 20_000;

    /// <summary>Longest that another instance's change of a device key may go unnoticed.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, OpenedPhone> _opened = new(StringComparer.Ordinal);

    /// <summary>Phones that are kept, for those who measure.</summary>
    internal int Kept => _opened.Count;

    /// <summary>The file that a phone asks for.</summary>
    /// <returns>It, or <see cref="NotServed"/>.</returns>
    public async ValueTask<Result<ServedFile>> GetAsync(PhoneRequest request, CancellationToken cancellation = default)
    {
        var (asked, now) = (AskedFile.Of(request.File), clock.GetUtcNow());
        if (!PhoneText.IsOneLine(request.Root))
            return new NotServed(ProvisioningRefusal.UnknownKey);
        var hash = ProvisioningKeys.Hash(request.Key);
        if (Known(hash, asked, now) is not { } opened)
        {
            var read = await OpenAsync(request, hash, asked, now, cancellation);
            if (!read.IsSuccess)
                return InVain(request, asked.Mac, ((NotServed)read.Error).Why, now);
            opened = read.Value;
        }
        if (request.IsOwnKeyOnly && !opened.IsOwnKey)
            return new NotServed(ProvisioningRefusal.ForeignMac);
        var agent = PhoneUserAgent.Parse(request.UserAgent);
        if (agent?.Mac is { } told && told != opened.Mac)
        {
            logger.LogWarning("Security: a phone that calls itself {ReportedMac} asked for files of {Mac}, from {From}.", told, opened.Mac, request.From);
            fetches.AddRefused(opened.PhoneId, told);
            return new NotServed(ProvisioningRefusal.ForeignMac);
        }
        if (asked.Mac is { } mac && mac != opened.Mac)
            return new NotServed(ProvisioningRefusal.ForeignMac);
        if (request.HasNoPublicAddress)
            return InVain(request, opened.Mac, ProvisioningRefusal.NoPublicAddress, now);
        var file = await FileAsync(request, asked, opened, cancellation);
        if (file is null)
            return new NotServed(ProvisioningRefusal.Habit);
        if (file.IsConfiguration && request.IsFetch)
            fetches.Add(new FetchRecord(opened.PhoneId, now, request.From, file.File.ETag, agent));
        return file.File;
    }

    /// <summary>The file, and what follows for the phone's own key from its being fetched.</summary>
    private async Task<OpenedPhone.KeptFile?> FileAsync(PhoneRequest request, AskedFile asked, OpenedPhone opened, CancellationToken cancellation)
    {
        if (!opened.IsOwnKey && !PhoneUserAgent.IsPhone(request.UserAgent))
            return opened.FileFor(asked.Path, request.Root, request.Key);
        var file = opened.File(asked.Path, request.Root);
        if (!request.IsFetch || file is null)
            return file;
        if (opened.IsFirstHandOut(file))
            await HandOutAsync(opened, request.From, cancellation);
        if (opened.IsFirstUse())
            await UseAsync(opened, cancellation);
        return file;
    }

    /// <summary>Nothing is served; what that says of a phone is noted, for readiness to tell.</summary>
    private NotServed InVain(PhoneRequest request, MacAddress? mac, ProvisioningRefusal why, DateTimeOffset now)
    {
        RefusedFetch? because = why switch
        {
            ProvisioningRefusal.UnknownKey => RefusedFetch.DeadAddress,
            ProvisioningRefusal.ClosedWindow => RefusedFetch.ClosedWindow,
            ProvisioningRefusal.NoPublicAddress => RefusedFetch.NoPublicAddress,
            _ => null,
        };
        if (mac is { } phone && because is { } known && request.IsFetch)
            fetches.AddInVain(phone, known, now);
        return new NotServed(why);
    }

    /// <summary>Takes a log or an override file from a phone; the oldest of more than <see cref="KeptUploads"/> goes.</summary>
    /// <param name="request">What is sent where.</param>
    /// <param name="content">The file, at most <see cref="MaxUpload"/> bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Success, or <see cref="NotServed"/>.</returns>
    public async Task<Result<Done>> PutAsync(PhoneRequest request, byte[] content, CancellationToken cancellation = default)
    {
        var asked = AskedFile.Of(request.File);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (phone, why) = await FindAsync(db, request, ProvisioningKeys.Hash(request.Key), asked, clock.GetUtcNow(), cancellation);
        if (phone is null || content.Length > MaxUpload || !asked.IsUploadOf(phone.Mac))
            return new NotServed(why);
        db.PhoneUploads.Add(new PhoneUpload { PhoneId = phone.Id, FileName = asked.Name, At = clock.GetUtcNow(), Content = content });
        await db.SaveChangesAsync(cancellation);
        var old = await db.PhoneUploads.Where(u => u.PhoneId == phone.Id).OrderByDescending(u => u.Id).Skip(KeptUploads).Select(u => u.Id).ToListAsync(cancellation);
        await db.PhoneUploads.Where(u => old.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
        return new Done();
    }

    private static string Place(byte[] hash, MacAddress? mac) => mac is { } one ? $"{Convert.ToHexString(hash)}/{one.Hex}" : Convert.ToHexString(hash);

    /// <summary>A phone that this key has opened before: by its own key alone, by an office's key for its own files.</summary>
    private OpenedPhone? Known(byte[] hash, AskedFile asked, DateTimeOffset now)
    {
        if (!_opened.TryGetValue(Place(hash, null), out var opened) && (asked.Mac is not { } mac || !_opened.TryGetValue(Place(hash, mac), out opened)))
            return null;
        return opened.IsCurrent(DirectoryOf, now) ? opened : null;
    }

    private async Task<Result<OpenedPhone>> OpenAsync(PhoneRequest request, byte[] hash, AskedFile asked, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (found, why) = await FindAsync(db, request, hash, asked, now, cancellation);
        if (found is not { } phone)
            return new NotServed(why);
        // The board comes before what is read: a change in between makes what is kept old at once.
        var directory = DirectoryOf(phone.OfficeId);
        var vendor = PhoneModels.VendorOf(phone.Model);
        if (directory is null || vendor is null || phone.HotDeskExtensionId is not { } hotDeskId)
            return new NotServed(ProvisioningRefusal.Habit);
        var hotDesk = await db.HotDeskExtensions.AsNoTracking().SingleAsync(h => h.Id == hotDeskId, cancellation);
        var template = await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == hotDesk.TemplateId, cancellation);
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == phone.OfficeId, cancellation);
        if (template is null || template.Vendor != vendor || await secrets.OfAsync(db, hotDeskId, cancellation) is not { } secret)
            return new NotServed(ProvisioningRefusal.Habit);
        var configuration = PhoneConfiguration.Of(office, hotDesk, phone, template.Content, secret, "");
        if (!configuration.IsSuccess)
        {
            logger.LogWarning("{Mac} gets no configuration: {Why}", phone.Mac, configuration.Error);
            return new NotServed(ProvisioningRefusal.Habit);
        }
        var isNext = hash.AsSpan().SequenceEqual(phone.NextDeviceKeyHash);
        var isOwn = isNext || hash.AsSpan().SequenceEqual(phone.DeviceKeyHash);
        var opened = new OpenedPhone(
            phone, configuration.Value, vendor.Value, isOwn ? request.Key : DeviceKey(secret, request.Key, phone), isOwn, isNext, directory,
            isOwn ? now + Freshness : phone.ProvisioningWindowUntil!.Value);
        Keep(Place(hash, isOwn ? null : phone.Mac), opened, now);
        return opened;
    }

    /// <summary>Keeps it, in the place of what has become old; of a full house nobody is worth more than the others.</summary>
    private void Keep(string place, OpenedPhone opened, DateTimeOffset now)
    {
        if (_opened.Count >= MostKept && !_opened.ContainsKey(place))
        {
            foreach (var (other, kept) in _opened)
                if (!kept.IsCurrent(DirectoryOf, now))
                    _opened.TryRemove(other, out _);
            if (_opened.Count >= MostKept)
                _opened.Clear();
        }
        _opened[place] = opened;
    }

    private OfficeDirectory? DirectoryOf(int officeId) => feed.Board(officeId)?.Directory;

    /// <summary>The phone that a key opens for this file; none: what that says of whoever asks.</summary>
    private static async Task<(Phone? Phone, ProvisioningRefusal Why)> FindAsync(
        HotDeskDbContext db, PhoneRequest request, byte[] hash, AskedFile asked, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Phones.AsNoTracking().FirstOrDefaultAsync(p => p.DeviceKeyHash == hash || p.NextDeviceKeyHash == hash, cancellation) is { } own)
            return asked.Mac is null || asked.Mac == own.Mac ? (own, ProvisioningRefusal.Habit) : (null, ProvisioningRefusal.ForeignMac);
        var office = await db.ProvisioningKeys.Where(k => k.Hash == hash && k.RevokedAt == null).Select(k => (int?)k.OfficeId).SingleOrDefaultAsync(cancellation);
        if (office is null)
            return (null, ProvisioningRefusal.UnknownKey);
        if (request.IsOwnKeyOnly)
            return (null, ProvisioningRefusal.ForeignMac);
        if (asked.Mac is not { } mac)
            return (null, asked.IsAskedInVain ? ProvisioningRefusal.Habit : ProvisioningRefusal.ForeignMac);
        return await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.Mac == mac && p.OfficeId == office, cancellation) switch
        {
            null => (null, ProvisioningRefusal.ForeignMac),
            { ProvisioningWindowUntil: var until } when until is null || until <= now => (null, ProvisioningRefusal.ClosedWindow),
            var phone => (phone, ProvisioningRefusal.Habit),
        };
    }

    /// <summary>
    /// The phone's own key, for the window that is open. It follows from what only the portal and this phone know, so that the
    /// file is the same each time it is fetched, and the key need not be stored.
    /// </summary>
    private static string DeviceKey(string secret, string officeKey, Phone phone) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{officeKey}/{phone.Mac.Hex}/{phone.ProvisioningWindowUntil!.Value.UtcTicks}")).AsSpan(0, 20));

    /// <summary>
    /// Tells the phone a key of its own. The one that it has stays good until it comes with the new one: nobody knows whether
    /// an answer arrives.
    /// </summary>
    private async Task HandOutAsync(OpenedPhone opened, string from, CancellationToken cancellation)
    {
        var hash = ProvisioningKeys.Hash(opened.Key);
        if (opened.HasBeenTold(hash))
            return;
        try
        {
            await log.HandOutAsync(feed.Board(opened.OfficeId)?.Office.Key, opened.Mac, from, cancellation);
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var phone = db.Phones.Where(p => p.Id == opened.PhoneId);
            if (await phone.Where(p => p.DeviceKeyHash == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeviceKeyHash, hash), cancellation) == 0)
                await phone.ExecuteUpdateAsync(set => set.SetProperty(p => p.NextDeviceKeyHash, hash), cancellation);
        }
        catch
        {
            opened.TakeBack();
            throw;
        }
        ForgetOthers(opened);
    }

    /// <summary>The phone has come with its new key: the one before opens nothing any more.</summary>
    private async Task UseAsync(OpenedPhone opened, CancellationToken cancellation)
    {
        var hash = ProvisioningKeys.Hash(opened.Key);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await db.Phones.Where(p => p.Id == opened.PhoneId && p.NextDeviceKeyHash == hash).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.DeviceKeyHash, hash).SetProperty(p => p.NextDeviceKeyHash, (byte[]?)null), cancellation);
        }
        catch
        {
            opened.TakeBackUse();
            throw;
        }
        ForgetOthers(opened);
    }

    /// <summary>What another key has opened of this phone tells a key that may be its own no longer.</summary>
    private void ForgetOthers(OpenedPhone opened)
    {
        foreach (var (place, other) in _opened)
            if (other.PhoneId == opened.PhoneId && other != opened)
                _opened.TryRemove(place, out _);
    }
}
