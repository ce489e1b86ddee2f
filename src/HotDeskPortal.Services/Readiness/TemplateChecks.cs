using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of what the template makes of a hot desk extension. Mending changes the template, for all that use it.</summary>
public abstract class TemplateCheck(string code, ReadinessSeverity severity)
    : HotDeskCheck(code, severity)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk.Template is { } template ? Wrong(hotDesk, template, template.Content, state) : null;

    /// <inheritdoc/>
    protected override Fact? Fix(CheckedHotDesk hotDesk, ReadinessState state)
    {
        if (hotDesk.Template is not { IsBuiltIn: false } template || Mended(template.Vendor, template.Content) is not { } mended
            || Wrong(hotDesk, template, mended, state) is not null)
            return null;
        var users = state.HotDesksWith(template.Id);
        return MendedFor(template.Name, users);
    }

    /// <summary>What is wrong with one under this content; null: nothing.</summary>
    protected abstract Fact? Wrong(CheckedHotDesk hotDesk, CheckedTemplate template, TemplateContent content, ReadinessState state);

    /// <summary>What the fix does to a template that so many use.</summary>
    protected abstract Fact MendedFor(string template, int count);

    /// <summary>The content set right; the same where it is.</summary>
    protected abstract TemplateContent Mend(TemplateContent content);

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var hotDesks = await transaction.HotDesksAsync(subjects, cancellation);
        var templates = (await OfficeSetUp.ReadAsync(hotDesks.Select(h => h.TemplateId).OfType<int>(), chunk => transaction.Db.Templates
            .Where(t => t.OfficeId == transaction.OfficeId && chunk.Contains(t.Id)).ToListAsync(cancellation))).ToDictionary(t => t.Id);
        var mended = new HashSet<int>();
        foreach (var template in templates.Values)
        {
            if (Mended(template.Vendor, template.Content) is not { } content)
                continue;
            mended.Add(template.Id);
            if (!ReferenceEquals(content, template.Content))
                Change(transaction, template, content);
        }
        return [.. hotDesks.Where(h => h.TemplateId is { } id && mended.Contains(id)).Select(h => h.Id)];
    }

    /// <summary>A change like any other: what the template said before can be restored.</summary>
    private static void Change(OfficeTransaction transaction, Template template, TemplateContent content)
    {
        (template.Content, template.Revision, template.ChangedAt, template.ChangedBy) = (content, template.Revision + 1, transaction.At, transaction.Origin.By);
        transaction.Db.Add(new TemplateRevision
        {
            TemplateId = template.Id, Revision = template.Revision, Content = content, At = transaction.At, By = transaction.Origin.By,
        });
    }

    private TemplateContent? Mended(PhoneVendor vendor, TemplateContent content)
    {
        var mended = Mend(content);
        return ReferenceEquals(mended, content) || !TemplateRules.Check(vendor, mended).Any(f => f.IsError) ? mended : null;
    }
}

/// <summary>Do-not-disturb and forwarding are synchronised with the phone system, and so reach the next agent.</summary>
public sealed class FeatureSyncOnCheck() : TemplateCheck("feature-sync-on", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedTemplate template, TemplateContent content, ReadinessState state) =>
        content.FeatureSyncOff ? null : new LeavesFeatureSyncOn(template.Name);

    /// <inheritdoc/>
    protected override Fact MendedFor(string template, int count) => new TurnsFeatureSyncOff(template, count);

    /// <inheritdoc/>
    protected override TemplateContent Mend(TemplateContent content) => content.FeatureSyncOff ? content : content with { FeatureSyncOff = true };
}

/// <summary>No keys to log in and out.</summary>
public sealed class NoHotDeskKeysCheck() : TemplateCheck("no-hot-desk-keys", ReadinessSeverity.Warning)
{
    private static readonly ImmutableArray<TemplateKey> Needed = TemplateKey.HotDesk;

    private static readonly ImmutableArray<FeatureCode> Codes = [FeatureCode.LogIn, FeatureCode.LogOut];

    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedTemplate template, TemplateContent content, ReadinessState state)
    {
        var room = hotDesk.Phone?.FreeKeys ?? int.MaxValue;
        var codes = state.Board.Office.FeatureCodes;
        var missing = Codes.Where(c => !content.Keys.Take(room).Any(k => k.Dials(c, codes))).Select(c => Needed[(int)c].Label).ToList();
        if (missing.Count == 0)
            return null;
        return room < Needed.Length
            ? new KeysFindNoRoom(hotDesk.Phone!.Entry.Model, room, missing[0], missing.ElementAtOrDefault(1))
            : new TemplateLacksKeys(template.Name, missing[0], missing.ElementAtOrDefault(1));
    }

    /// <inheritdoc/>
    protected override Fact MendedFor(string template, int count) => new TemplateGetsKeys(template, count);

    /// <inheritdoc/>
    protected override TemplateContent Mend(TemplateContent content)
    {
        // In front, so that a phone with few keys has them too.
        // Keys of a time before the office chose codes of its own are meant, whatever they dial.
        var named = content.WithPlaceholders(FeatureCodes.Default);
        if (named.Keys.Take(Needed.Length).Select(k => k.Value).SequenceEqual(Needed.Select(n => n.Value)))
            return named;
        var others = named.Keys.Where(k => !Needed.Any(n => n.Value == k.Value));
        return named with { Keys = [.. Needed.Select(n => named.Keys.FirstOrDefault(k => k.Value == n.Value) ?? n), .. others] };
    }
}

/// <summary>The label beside the line does not say which phone this is.</summary>
public sealed class LabelWithoutNumberCheck() : TemplateCheck("label-without-number", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, CheckedTemplate template, TemplateContent content, ReadinessState state)
    {
        var number = hotDesk.Entry.Number.Digits;
        // What cannot be rendered is the template editor's matter; here it is no label.
        var label = Placeholders.Check(content.LineLabel) is null
            ? Placeholders.Render(content.LineLabel, new PlaceholderValues(number, state.Office.Name, hotDesk.Entry.Description, state.Board.Office.FeatureCodes))
            : content.LineLabel;
        return label.Contains(number, StringComparison.Ordinal) ? null : new LabelNamesNoExtension(template.Name, label);
    }

    /// <inheritdoc/>
    protected override Fact MendedFor(string template, int count) => new LabelBecomesNumber(template, count);

    /// <inheritdoc/>
    protected override TemplateContent Mend(TemplateContent content)
    {
        var standard = new TemplateContent().LineLabel;
        return content.LineLabel == standard ? content : content with { LineLabel = standard };
    }
}
