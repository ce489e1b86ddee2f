using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>A phone that a template can be looked at for.</summary>
public sealed record PreviewPhone(int HotDeskId, string Extension, string Model);

/// <summary>What a phone writes on its screen: the label of its line, and the keys beside it.</summary>
public sealed record PhoneFace(string LineLabel, ImmutableArray<TemplateKey> Keys);

/// <summary>Shows what a phone would fetch, with its secrets covered.</summary>
public sealed class PhonePreview(OfficeAccess access, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Covered = "••••••••";

    /// <summary>The phones of a vendor at the office's hot desks, by extension.</summary>
    public Result<ImmutableArray<PreviewPhone>> Phones(Actor actor, string office, PhoneVendor vendor) => access.Open(actor, office, Permission.See)
        .Map(board => board.Directory.HotDesks.Where(h => h.Phone is { } p && PhoneModels.VendorOf(p.Model) == vendor)
            .Select(h => new PreviewPhone(h.Id, h.Number.Digits, h.Phone!.Model)).ToImmutableArray());

    /// <summary>The files that a phone would fetch with this content.</summary>
    /// <returns>They, or <see cref="NotConfigurable"/>, <see cref="UnknownHotDesk"/>.</returns>
    public async Task<Result<ImmutableArray<PhoneFile>>> RenderAsync(
        Actor actor, string office, int hotDeskId, TemplateContent content, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var id = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == id, cancellation);
        var hotDesk = await db.HotDeskExtensions.AsNoTracking().SingleOrDefaultAsync(h => h.Id == hotDeskId && h.OfficeId == id, cancellation);
        var phone = await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.HotDeskExtensionId == hotDeskId, cancellation);
        if (hotDesk is null || phone is null || PhoneModels.VendorOf(phone.Model) is not { } vendor)
            return new UnknownHotDesk(hotDeskId);
        var configuration = PhoneConfiguration.Of(row, hotDesk, phone, content, Covered, $"https://portal/p/{Covered}/");
        return configuration.Map(c => VendorFiles.Of(vendor).Render(c));
    }

    /// <summary>The keys of the built-in template on a phone that is no hot desk's: its feature codes are dialled from anywhere.</summary>
    public static PhoneFace BuiltInFace(OwnershipBoard board)
    {
        var values = new PlaceholderValues("", board.Office.Name, "", board.Office.FeatureCodes);
        return new PhoneFace("", [.. BuiltInTemplates.HotDesk.Keys.Select(k => Filled(k, values))]);
    }

    /// <summary>The label and keys that the template of a hot desk extension puts on its phone, placeholders filled in.</summary>
    /// <returns>They, those of the built-in template where it has none, or <see cref="UnknownHotDesk"/>.</returns>
    public async Task<Result<PhoneFace>> FaceAsync(Actor actor, string office, int hotDeskId, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.UseKeypad);
        if (!opened.IsSuccess)
            return opened.Error;
        if (opened.Value.Directory.HotDesk(hotDeskId) is not { Phone: { } phone } hotDesk)
            return new UnknownHotDesk(hotDeskId);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var templates = from h in db.HotDeskExtensions join t in db.Templates on h.TemplateId equals t.Id where h.Id == hotDeskId select t;
        var content = (await templates.AsNoTracking().SingleOrDefaultAsync(cancellation))?.Content ?? BuiltInTemplates.HotDesk;
        var values = new PlaceholderValues(hotDesk.Number.Digits, opened.Value.Office.Name, hotDesk.Description, opened.Value.Office.FeatureCodes);
        var most = PhoneModels.Find(phone.Model)?.FreeKeys ?? int.MaxValue;
        return new PhoneFace(
            Placeholders.Render(content.LineLabel, values),
            [.. content.Keys.Take(most).Select(k => Filled(k, values))]);
    }

    private static TemplateKey Filled(TemplateKey key, PlaceholderValues values) =>
        key with { Label = Placeholders.Render(key.Label, values), Value = Placeholders.Render(key.Value, values) };
}
