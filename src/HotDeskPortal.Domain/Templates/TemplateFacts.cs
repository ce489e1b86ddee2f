using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Domain.Templates;

/// <summary>The texts of a template.</summary>
public enum TemplateTextPlace
{
    /// <summary>Label of the line.</summary>
    LineLabel,

    /// <summary>Label of a key.</summary>
    KeyLabel,

    /// <summary>What a key dials.</summary>
    KeyValue,
}

/// <summary>The rules of a text on a phone.</summary>
public enum TextRule
{
    /// <summary>There has to be one.</summary>
    Missing,

    /// <summary>It fits its place.</summary>
    Length,

    /// <summary>It is one line without control characters.</summary>
    OneLine,
}

/// <summary>A text that a phone cannot show.</summary>
/// <param name="Place">Which.</param>
/// <param name="Rule">The rule it breaks.</param>
public sealed record TemplateText(TemplateTextPlace Place, TextRule Rule) : Fact
{
    /// <summary>Characters it has.</summary>
    public int Count { get; init; }

    /// <summary>Most that fit.</summary>
    public int Most { get; init; }

    /// <inheritdoc/>
    public override string Variant => $"{Place}{Rule}";
}

/// <summary>What holds for a template's keys and settings, or should.</summary>
public enum TemplateRule
{
    /// <summary>The line's label names the hot desk extension.</summary>
    LabelNamesExtension,

    /// <summary>There are no more keys than any phone of the vendor has.</summary>
    Keys,

    /// <summary>There are no more keys than the model has.</summary>
    KeysOfModel,

    /// <summary>A key does something.</summary>
    KeyType,

    /// <summary>A key logs in.</summary>
    LogInKey,

    /// <summary>A key logs out.</summary>
    LogOutKey,

    /// <summary>Sources agree about the model.</summary>
    KnownFigures,

    /// <summary>Features are not synchronised.</summary>
    FeatureSyncOff,

    /// <summary>The phone keeps no do-not-disturb and no forwarding of its own.</summary>
    NoLocalDndAndForwarding,

    /// <summary>What the template no longer has leaves the phone.</summary>
    OverrideMode,

    /// <summary>There are only so many settings of one's own.</summary>
    Settings,

    /// <summary>A setting's name is one of the vendor's form.</summary>
    SettingName,

    /// <summary>A setting stands there once.</summary>
    SettingOnce,

    /// <summary>A setting's value is one line of limited length.</summary>
    SettingValue,

    /// <summary>The vendor's own hot desking stays off.</summary>
    NoVendorHotDesking,

    /// <summary>What the portal sets, the template does not.</summary>
    NotSetByPortal,

    /// <summary>What the template's keys set, its settings do not.</summary>
    NotSetByKeys,

    /// <summary>Poly's <c>.set</c> is written by the portal.</summary>
    NoDotSet,
}

/// <summary>A rule that a template does not keep.</summary>
/// <param name="Rule">Which.</param>
public sealed record TemplateProblem(TemplateRule Rule) : Fact
{
    /// <summary>The maker whose rule it is.</summary>
    public PhoneVendor? Vendor { get; init; }

    /// <summary>The model, setting or feature code that it is about.</summary>
    public string? Name { get; init; }

    /// <summary>How many there are.</summary>
    public int Count { get; init; }

    /// <summary>How many there may be.</summary>
    public int Most { get; init; }

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}
