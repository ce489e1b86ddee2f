using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of each hot desk extension.</summary>
public abstract class HotDeskCheck(string code, ReadinessSeverity severity)
    : ReadinessCheck(code, ReadinessArea.HotDesks, severity)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var hotDesk in state.HotDesks)
            if (Wrong(hotDesk, state) is { } text)
                yield return At(hotDesk.Entry.Id, hotDesk.Entry.Number.Digits, text, Fix(hotDesk, state));
    }

    /// <summary>What is wrong with one; null: nothing.</summary>
    protected abstract Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state);

    /// <summary>What the fix would do to one; null: none is safe.</summary>
    protected virtual Fact? Fix(CheckedHotDesk hotDesk, ReadinessState state) => null;
}

/// <summary>One of the settings that a hot desk extension is created with; imported ones may differ.</summary>
public abstract class HotDeskSettingCheck(string code, ReadinessSeverity severity)
    : HotDeskCheck(code, severity)
{
    /// <inheritdoc/>
    protected override Fact Fix(CheckedHotDesk hotDesk, ReadinessState state) => Mended;

    /// <summary>What the fix does.</summary>
    protected abstract Fact Mended { get; }

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
public sealed class PersonAssignedCheck() : HotDeskSettingCheck("person-assigned", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk.AssignedPerson is { Length: > 0 } person ? new PersonIsAssigned(person) : null;

    /// <inheritdoc/>
    protected override Fact Mended => new PersonIsRemoved();

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = hotDesk.AssignedPerson is not null;
        hotDesk.AssignedPerson = null;
        return wrong;
    }
}

/// <summary>The answering rule does not ring all of the user's phones.</summary>
public sealed class RingAllOffCheck() : HotDeskSettingCheck("ring-all-off", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk.RingsAllPhones ? null : new RingsNotAllPhones();

    /// <inheritdoc/>
    protected override Fact Mended => new RingAllIsTurnedOn();

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = !hotDesk.RingsAllPhones;
        hotDesk.RingsAllPhones = true;
        return wrong;
    }
}

/// <summary>The shared extension has a voicemail box.</summary>
public sealed class VoicemailOnCheck() : HotDeskSettingCheck("voicemail-on", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) => hotDesk.HasVoicemail ? new HasVoicemailBox() : null;

    /// <inheritdoc/>
    protected override Fact Mended => new VoicemailIsTurnedOff();

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = hotDesk.HasVoicemail;
        hotDesk.HasVoicemail = false;
        return wrong;
    }
}

/// <summary>Somebody could sign in to the phone system's portal with the shared extension.</summary>
public sealed class PortalScopeCheck() : HotDeskSettingCheck("portal-scope", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) => hotDesk.Scope == PortalScope.NoPortal ? null : new HasPortalScope(hotDesk.Scope);

    /// <inheritdoc/>
    protected override Fact Mended => new ScopeIsClosed();

    /// <inheritdoc/>
    protected override bool Mend(HotDeskExtension hotDesk)
    {
        var wrong = hotDesk.Scope != PortalScope.NoPortal;
        hotDesk.Scope = PortalScope.NoPortal;
        return wrong;
    }
}

/// <summary>The number lies outside the range recommended for hot desk extensions.</summary>
public sealed class OutsideRangeCheck() : HotDeskCheck("outside-range", ReadinessSeverity.Information)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) =>
        state.Range.Contains(hotDesk.Entry.Number) ? null : new NumberIsOutsideRange(state.Range);
}

/// <summary>No phone: nobody can log in.</summary>
public sealed class NoPhoneCheck() : HotDeskCheck("no-phone", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk.Entry.Phone is null ? new PhoneIsMissing() : null;
}

/// <summary>Gives a hot desk extension the built-in template of its phone's vendor.</summary>
public abstract class TemplateChoiceCheck(string code)
    : HotDeskCheck(code, ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Fix(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk.Phone?.Vendor is { } vendor && state.BuiltIn.GetValueOrDefault(vendor) is { } template ? new GetsTemplate(template.Name) : null;

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
public sealed class NoTemplateCheck() : TemplateChoiceCheck("no-template")
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) => hotDesk.Template is null ? new TemplateIsMissing() : null;
}

/// <summary>The template is for phones of another maker.</summary>
public sealed class TemplateVendorCheck() : TemplateChoiceCheck("template-vendor")
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedHotDesk hotDesk, ReadinessState state) =>
        hotDesk is { Template: { } template, Phone: { Vendor: { } vendor } phone } && template.Vendor != vendor
            ? new TemplateIsOfOtherMaker(template.Name, template.Vendor, phone.Entry.Model)
            : null;
}
