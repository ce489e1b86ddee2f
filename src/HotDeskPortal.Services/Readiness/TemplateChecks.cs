using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of what the template makes of a hot desk extension. Mending changes the template, for all that use it.</summary>
public abstract class TemplateCheck(string code, ReadinessSeverity severity, string what, string holds, string why, string fix)
    : HotDeskCheck(code, severity, what, holds, why)
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) =>
        hotDesk.Template is { } template ? Wrong(hotDesk, template, template.Content, state) : null;

    /// <inheritdoc/>
    protected override string? Fix(HotDeskFacts hotDesk, ReadinessState state)
    {
        if (hotDesk.Template is not { IsBuiltIn: false } template || Mended(template.Vendor, template.Content) is not { } mended
            || Wrong(hotDesk, template, mended, state) is not null)
            return null;
        var users = state.UsersOf(template.Id);
        return $"The template “{template.Name}” {fix}{(users > 1 ? $", for all {users} hot desk extensions that use it" : "")}.";
    }

    /// <summary>What is wrong with one under this content; null: nothing.</summary>
    protected abstract string? Wrong(HotDeskFacts hotDesk, TemplateFacts template, TemplateContent content, ReadinessState state);

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
public sealed class FeatureSyncOn() : TemplateCheck(
    "feature-sync-on", ReadinessSeverity.Problem, "Feature synchronisation is on", "Every template turns feature synchronisation off",
    "With it, one agent’s do-not-disturb and forwarding stay on the phone for the next one.",
    "turns feature synchronisation off")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, TemplateFacts template, TemplateContent content, ReadinessState state) =>
        content.FeatureSyncOff ? null : $"The template “{template.Name}” leaves feature synchronisation on.";

    /// <inheritdoc/>
    protected override TemplateContent Mend(TemplateContent content) => content.FeatureSyncOff ? content : content with { FeatureSyncOff = true };
}

/// <summary>No keys to log in and out.</summary>
public sealed class WithoutHotDeskKeys() : TemplateCheck(
    "no-hot-desk-keys", ReadinessSeverity.Warning, "No HD In or HD Out key", "Every phone has the keys HD In and HD Out",
    "Without the keys, agents must know *45 and *46 by heart.",
    "gets the missing keys, before its others")
{
    private static readonly TemplateKey[] Needed =
    [
        new(TemplateKeyType.SpeedDial, "HD In", TemplateRules.LogInCode), new(TemplateKeyType.SpeedDial, "HD Out", TemplateRules.LogOutCode),
    ];

    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, TemplateFacts template, TemplateContent content, ReadinessState state)
    {
        var room = hotDesk.Phone?.FreeKeys ?? int.MaxValue;
        var missing = Needed.Where(n => !content.Keys.Take(room).Any(k => k.Value == n.Value)).Select(n => n.Label).ToList();
        if (missing.Count == 0)
            return null;
        return room < Needed.Length
            ? $"A {hotDesk.Phone?.Entry.Model} has {(room == 1 ? "one key" : $"{room} keys")} beside its line’s own: {string.Join(" and ", missing)} found no room."
            : $"The template “{template.Name}” gives this phone no {string.Join(" and no ", missing)}.";
    }

    /// <inheritdoc/>
    protected override TemplateContent Mend(TemplateContent content)
    {
        // In front, so that a phone with few keys has them too.
        if (content.Keys.Take(Needed.Length).Select(k => k.Value).SequenceEqual(Needed.Select(n => n.Value)))
            return content;
        var others = content.Keys.Where(k => !Needed.Any(n => n.Value == k.Value));
        return content with { Keys = [.. Needed.Select(n => content.Keys.FirstOrDefault(k => k.Value == n.Value) ?? n), .. others] };
    }
}

/// <summary>The label beside the line does not say which phone this is.</summary>
public sealed class LabelWithoutNumber() : TemplateCheck(
    "label-without-number", ReadinessSeverity.Warning, "The line label doesn’t name the extension", "Every line label names its hot desk extension",
    "The label stays when agents change. It should say which shared phone this is, never who.",
    "writes the extension’s number beside the line")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, TemplateFacts template, TemplateContent content, ReadinessState state)
    {
        var number = hotDesk.Entry.Number.Digits;
        // What cannot be rendered is the template editor's matter; here it is no label.
        var label = Placeholders.Check(content.LineLabel) is null
            ? Placeholders.Render(content.LineLabel, new PlaceholderValues(number, state.Office.Name, hotDesk.Entry.Description))
            : content.LineLabel;
        return label.Contains(number, StringComparison.Ordinal) ? null : $"The template “{template.Name}” labels the line “{label}”.";
    }

    /// <inheritdoc/>
    protected override TemplateContent Mend(TemplateContent content)
    {
        var standard = new TemplateContent().LineLabel;
        return content.LineLabel == standard ? content : content with { LineLabel = standard };
    }
}
