using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of each hot desk extension.</summary>
public abstract class HotDeskCheck(string code, ReadinessSeverity severity, string what, string holds, string why)
    : ReadinessCheck(code, ReadinessArea.HotDesks, severity, what, holds, why)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var hotDesk in state.HotDesks)
            if (Wrong(hotDesk, state) is { } text)
                yield return At(hotDesk.Entry.Id, hotDesk.Entry.Number.Digits, text, Fix(hotDesk, state));
    }

    /// <summary>What is wrong with one, in a sentence; null: nothing.</summary>
    protected abstract string? Wrong(HotDeskFacts hotDesk, ReadinessState state);

    /// <summary>What the fix would do to one; null: none is safe.</summary>
    protected virtual string? Fix(HotDeskFacts hotDesk, ReadinessState state) => null;
}

/// <summary>One of the settings that a hot desk extension is created with; imported ones may differ.</summary>
public abstract class HotDeskSettingCheck(string code, ReadinessSeverity severity, string what, string holds, string why, string fix)
    : HotDeskCheck(code, severity, what, holds, why)
{
    /// <inheritdoc/>
    protected override string Fix(HotDeskFacts hotDesk, ReadinessState state) => fix;

    /// <summary>Sets it right; false: it was right already.</summary>
    protected abstract bool Mend(HotDeskExtension hotDesk);

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var hotDesks = await transaction.HotDesksAsync(subjects, cancellation);
        foreach (var hotDesk in hotDesks.Where(Mend))
            transaction.Stamp(hotDesk);
        return [.. hotDesks.Select(h => h.Id)];
    }
}

/// <summary>The phone system has put a person on the shared extension.</summary>
public sealed class PersonAssigned() : HotDeskSettingCheck(
    "person-assigned", ReadinessSeverity.Warning, "A person is assigned", "No hot desk extension has a person assigned",
    "A hot desk extension belongs to whoever is logged in. A person assigned to it shows up in directories and keeps its calls.",
    "Nobody is assigned any more.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) =>
        hotDesk.AssignedPerson is { Length: > 0 } person ? $"{person} is assigned to it." : null;

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = hotDesk.AssignedPerson is not null;
        hotDesk.AssignedPerson = null;
        return wrong;
    }
}

/// <summary>The answering rule does not ring all of the user's phones.</summary>
public sealed class RingAllOff() : HotDeskSettingCheck(
    "ring-all-off", ReadinessSeverity.Warning, "“Ring all user’s phones” is off", "“Ring all user’s phones” is on everywhere",
    "Calls reach the agent through this answering rule. Without it, the phone stays silent.",
    "“Ring all user’s phones” is turned on.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) =>
        hotDesk.RingsAllPhones ? null : "Its answering rule does not ring all of the user’s phones.";

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = !hotDesk.RingsAllPhones;
        hotDesk.RingsAllPhones = true;
        return wrong;
    }
}

/// <summary>The shared extension has a voicemail box.</summary>
public sealed class VoicemailOn() : HotDeskSettingCheck(
    "voicemail-on", ReadinessSeverity.Warning, "Voicemail is on", "Voicemail is off at every hot desk extension",
    "A voicemail box of the shared phone takes messages that no agent ever hears.",
    "Voicemail is turned off.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) => hotDesk.HasVoicemail ? "It has a voicemail box." : null;

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = hotDesk.HasVoicemail;
        hotDesk.HasVoicemail = false;
        return wrong;
    }
}

/// <summary>Somebody could sign in to the phone system's portal with the shared extension.</summary>
public sealed class ScopeOpen() : HotDeskSettingCheck(
    "portal-scope", ReadinessSeverity.Warning, "Portal scope is not “No portal”", "Every hot desk extension has the scope “No portal”",
    "With another scope one can sign in to the phone system as the shared phone, and be billed for it.",
    "The portal scope becomes “No portal”.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) => hotDesk.Scope switch
    {
        PortalScope.NoPortal => null,
        PortalScope.BasicUser => "Its portal scope is “Basic user”.",
        _ => "Its portal scope is “Office manager”.",
    };

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = hotDesk.Scope != PortalScope.NoPortal;
        hotDesk.Scope = PortalScope.NoPortal;
        return wrong;
    }
}

/// <summary>The number lies outside the range recommended for hot desk extensions.</summary>
public sealed class OutsideRange() : HotDeskCheck(
    "outside-range", ReadinessSeverity.Information, "The number is outside the range", "Every number is inside the range for hot desk extensions",
    "A range of their own keeps shared phones and people apart in every list.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) =>
        state.Range.Contains(hotDesk.Entry.Number) ? null : $"The office keeps {state.Range} for hot desk extensions.";
}

/// <summary>No phone: nobody can log in.</summary>
public sealed class WithoutPhone() : HotDeskCheck(
    "no-phone", ReadinessSeverity.Problem, "No phone", "Every hot desk extension has a phone",
    "Nobody can log in at a hot desk extension without a phone.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) =>
        hotDesk.Entry.Phone is null ? "No phone is assigned: nobody can log in here." : null;
}

/// <summary>Gives a hot desk extension the built-in template of its phone's vendor.</summary>
public abstract class TemplateChoiceCheck(string code, string what, string holds, string why)
    : HotDeskCheck(code, ReadinessSeverity.Problem, what, holds, why)
{
    /// <inheritdoc/>
    protected override string? Fix(HotDeskFacts hotDesk, ReadinessState state) =>
        hotDesk.Phone?.Vendor is { } vendor && state.BuiltIn.GetValueOrDefault(vendor) is { } template ? $"It gets the template “{template.Name}”." : null;

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var builtIn = (await transaction.Db.Templates.AsNoTracking().Where(t => t.OfficeId == null).ToListAsync(cancellation))
            .Where(t => t.Name == BuiltInTemplates.NameOf(t.Vendor)).ToDictionary(t => t.Vendor, t => t.Id);
        var used = (await transaction.Db.Templates.AsNoTracking().Select(t => new { t.Id, t.Vendor }).ToListAsync(cancellation)).ToDictionary(t => t.Id, t => t.Vendor);
        var mended = new HashSet<int>();
        foreach (var hotDesk in await transaction.HotDesksAsync(subjects, cancellation))
        {
            if (transaction.Board.Directory.HotDesk(hotDesk.Id)?.Phone is not { } phone || PhoneModels.VendorOf(phone.Model) is not { } vendor
                || !builtIn.TryGetValue(vendor, out var template))
                continue;
            mended.Add(hotDesk.Id);
            if (hotDesk.TemplateId is { } id && used.GetValueOrDefault(id) == vendor)
                continue;
            hotDesk.TemplateId = template;
            transaction.Stamp(hotDesk);
        }
        return mended;
    }
}

/// <summary>No template: the phone gets no configuration.</summary>
public sealed class WithoutTemplate() : TemplateChoiceCheck(
    "no-template", "No template", "Every hot desk extension has a template",
    "A phone is configured by the template of its hot desk extension. Without one it gets nothing.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) => hotDesk.Template is null ? "It has no template: its phone gets no configuration." : null;
}

/// <summary>The template is for phones of another maker.</summary>
public sealed class TemplateOfOtherVendor() : TemplateChoiceCheck(
    "template-vendor", "The template is for another maker’s phones", "Every template fits its phone’s maker",
    "Each maker’s phones read files of their own kind. With another maker’s template the phone gets nothing.")
{
    /// <inheritdoc/>
    protected override string? Wrong(HotDeskFacts hotDesk, ReadinessState state) =>
        hotDesk is { Template: { } template, Phone: { Vendor: { } vendor } phone } && template.Vendor != vendor
            ? $"“{template.Name}” is for {template.Vendor} phones; this is a {phone.Entry.Model}."
            : null;
}
