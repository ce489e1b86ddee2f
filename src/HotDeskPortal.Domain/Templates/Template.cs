using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Domain.Templates;

/// <summary>What a phone of a vendor gets beside its account. Built-in ones can be copied, not changed.</summary>
public sealed class Template
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office; null: built in, for every office.</summary>
    public int? OfficeId { get; set; }

    /// <summary>Its name, unique in the office.</summary>
    public required string Name { get; set; }

    /// <summary>For phones of this maker.</summary>
    public PhoneVendor Vendor { get; set; }

    /// <summary>What it says now.</summary>
    public TemplateContent Content { get; set; } = new();

    /// <summary>Counts changes; an edit of an older revision is refused.</summary>
    public int Revision { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedBy { get; set; }
}

/// <summary>What a template said before, or says: one row a revision, so that each can be restored.</summary>
public sealed class TemplateRevision
{
    /// <summary>The template.</summary>
    public int TemplateId { get; set; }

    /// <summary>Which revision.</summary>
    public int Revision { get; set; }

    /// <summary>What it said.</summary>
    public TemplateContent Content { get; set; } = new();

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who.</summary>
    public required string By { get; set; }
}

/// <summary>What a key beside the screen does.</summary>
public enum TemplateKeyType
{
    /// <summary>Dials a number or feature code.</summary>
    SpeedDial,

    /// <summary>Shows whether an extension is busy, and calls it.</summary>
    BusyLamp,
}

/// <summary>A key beside the screen, after the line's own.</summary>
/// <param name="Type">What it does.</param>
/// <param name="Label">What the screen writes beside it; may hold placeholders.</param>
/// <param name="Value">What it dials.</param>
public sealed record TemplateKey(TemplateKeyType Type, string Label, string Value)
{
    /// <summary>What stands for an office's feature codes: a template may serve several offices, and codes change.</summary>
    public const string LogInCode = "{{ login }}", LogOutCode = "{{ logout }}", ToggleCode = "{{ toggle }}";

    /// <summary>What stands for the phone's own extension. A key may dial it behind a code, for phone systems that do not tell which phone calls.</summary>
    public const string ExtensionPlaceholder = "{{ extension }}";

    /// <summary>The keys that log in and out.</summary>
    public static ImmutableArray<TemplateKey> HotDesk { get; } =
    [
        new(TemplateKeyType.SpeedDial, FeatureCodes.LogInKey, LogInCode), new(TemplateKeyType.SpeedDial, FeatureCodes.LogOutKey, LogOutCode),
    ];

    /// <summary>The placeholder of a feature code.</summary>
    public static string PlaceholderOf(FeatureCode code) => code switch
    {
        FeatureCode.LogIn => LogInCode,
        FeatureCode.LogOut => LogOutCode,
        _ => ToggleCode,
    };

    /// <summary>Whether it dials a feature code, by its placeholder or as it is dialled; a key that does either stands for both.</summary>
    public bool Dials(FeatureCode code, FeatureCodes codes) => Code == PlaceholderOf(code) || Code == codes.Dialled(code)
        || (code != FeatureCode.Toggle && codes.Toggle is not null && Dials(FeatureCode.Toggle, codes));

    private string Code => Value.EndsWith(ExtensionPlaceholder, StringComparison.Ordinal) ? Value[..^ExtensionPlaceholder.Length] : Value;

    /// <summary>The same key, where it dials one of these codes by the placeholder of that code.</summary>
    public TemplateKey WithPlaceholders(FeatureCodes codes) =>
        Type == TemplateKeyType.SpeedDial && codes.TryParse(Value, out var code) ? this with { Value = PlaceholderOf(code) } : this;
}

/// <summary>A setting of the vendor's own that the structured editor does not know.</summary>
/// <param name="Name">The vendor's name of it.</param>
/// <param name="Value">Its value; may hold placeholders.</param>
public sealed record TemplateOverride(string Name, string Value);

/// <summary>The content of a template. The defaults are those of a hot desk phone (design/provisioning.md: What a hot desk phone needs).</summary>
public sealed record TemplateContent
{
    /// <summary>The same content, where keys dial these codes by their placeholders.</summary>
    public TemplateContent WithPlaceholders(FeatureCodes codes) =>
        Keys.Any(k => k != k.WithPlaceholders(codes)) ? this with { Keys = [.. Keys.Select(k => k.WithPlaceholders(codes))] } : this;

    /// <summary>Label of the line; names the hot desk extension, because it stays when agents change.</summary>
    public string LineLabel { get; init; } = "{{ extension }}";

    /// <summary>Keys after the line's own, in order.</summary>
    public ImmutableArray<TemplateKey> Keys { get; init; } = [];

    /// <summary>Turns off the synchronisation of do-not-disturb and forwarding with the phone system.</summary>
    public bool FeatureSyncOff { get; init; } = true;

    /// <summary>Forbids the phone's own do-not-disturb and forwarding, which would carry over to the next agent.</summary>
    public bool NoLocalDndAndForwarding { get; init; } = true;

    /// <summary>Settings that are gone from the file return to factory values (Yealink).</summary>
    public bool OverrideMode { get; init; } = true;

    /// <summary>Free settings of the vendor, in order.</summary>
    public ImmutableArray<TemplateOverride> Overrides { get; init; } = [];
}
