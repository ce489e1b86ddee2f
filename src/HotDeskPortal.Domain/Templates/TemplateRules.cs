using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Domain.Templates;

/// <summary>Something about a template that its author should know.</summary>
/// <param name="Field">The place, as a path into the content: <c>LineLabel</c>, <c>Keys[0].Value</c>, <c>Overrides[1].Name</c>.</param>
/// <param name="Message">What, in a sentence.</param>
/// <param name="IsError">Whether the template cannot be saved so; else a warning.</param>
public sealed record TemplateFinding(string Field, string Message, bool IsError);

/// <summary>What a vendor's phones accept, and what a hot desk phone should have (03-provisioning; 02-behaviour: Readiness).</summary>
public static partial class TemplateRules
{
    /// <summary>Longest label that is still read on a screen.</summary>
    public const int MaxLabel = 60;

    /// <summary>Longest value of a key.</summary>
    public const int MaxValue = 60;

    /// <summary>Longest name of an override.</summary>
    public const int MaxOverrideName = 100;

    /// <summary>Longest value of an override.</summary>
    public const int MaxOverrideValue = 200;

    /// <summary>Most overrides.</summary>
    public const int MaxOverrides = 20;

    /// <summary>
    /// Most keys or overrides that are looked at one by one: more than any phone has. What is beyond is refused by its count alone, so
    /// that nobody makes the portal read a million of them.
    /// </summary>
    public const int MostLookedAt = 60;

    /// <summary>The feature code of HD In.</summary>
    public const string LogInCode = "*45";

    /// <summary>The feature code of HD Out.</summary>
    public const string LogOutCode = "*46";

    private static readonly string[] SetForYealink =
    [
        "account.1.", "static.auto_provision.server.", "static.auto_provision.repeat.", "static.auto_provision.custom.protect",
        "features.feature_key_sync.enable", "bw.feature_key_sync", "sip.notify_reboot_enable", "features.dnd.allow", "features.fwd.allow",
        "overwrite_mode", "include:",
    ];

    private static readonly string[] SetForPoly =
    [
        "reg.1.", "lineKey.", "attendant.resourceList.", "device.set", "device.prov.serverName", "device.prov.serverType", "device.prov.tagSerialNo",
        "voIpProt.SIP.serverFeatureControl.", "voIpProt.SIP.specialEvent.checkSync.alwaysReboot", "feature.doNotDisturb.enable",
        "feature.forward.enable", "dir.local.readonly", "prov.polling.",
    ];

    /// <summary>Everything there is to say about a template, in the order of its fields.</summary>
    /// <param name="vendor">The phones it is for.</param>
    /// <param name="content">What it says.</param>
    /// <param name="model">The model it is looked at for, which may have fewer keys than others of the vendor.</param>
    public static ImmutableArray<TemplateFinding> Check(PhoneVendor vendor, TemplateContent content, PhoneModel? model = null) =>
    [
        .. Label(content), .. Keys(vendor, content, model), .. Switches(content), .. Overrides(vendor, content),
    ];

    private static IEnumerable<TemplateFinding> Label(TemplateContent content)
    {
        const string Field = nameof(TemplateContent.LineLabel);
        if (Text(content.LineLabel, MaxLabel) is { } wrong)
            yield return Error(Field, $"The line label {wrong}");
        else if (!content.LineLabel.Contains("extension", StringComparison.Ordinal))
            yield return Warning(Field, "The label does not name the hot desk extension: write {{ extension }}, which stays right when agents change.");
    }

    private static IEnumerable<TemplateFinding> Keys(PhoneVendor vendor, TemplateContent content, PhoneModel? model)
    {
        const string Field = nameof(TemplateContent.Keys);
        var most = PhoneModels.MostLineKeys(vendor) - 1;
        if (content.Keys.Length > most)
            yield return Error(Field, $"No {vendor} phone has more than {most} keys beside its line's own; these are {content.Keys.Length}.");
        for (var i = 0; i < Math.Min(content.Keys.Length, MostLookedAt); i++)
        {
            var key = content.Keys[i];
            if (Text(key.Label, MaxLabel) is { } wrongLabel)
                yield return Error($"{Field}[{i}].{nameof(TemplateKey.Label)}", $"The label {wrongLabel}");
            if (Text(key.Value, MaxValue) is { } wrongValue)
                yield return Error($"{Field}[{i}].{nameof(TemplateKey.Value)}", $"What the key dials {wrongValue}");
            if (!Enum.IsDefined(key.Type))
                yield return Error($"{Field}[{i}].{nameof(TemplateKey.Type)}", "Choose what the key does.");
            if (model is not null && i >= model.FreeKeys)
                yield return Warning($"{Field}[{i}].{nameof(TemplateKey.Label)}", $"A {model} has {model.FreeKeys} keys beside its line's own: this one is left out there.");
        }
        foreach (var (code, name) in new[] { (LogInCode, "HD In"), (LogOutCode, "HD Out") })
            if (!content.Keys.Any(k => k.Value == code))
                yield return Warning(Field, $"No key dials {code} ({name}): agents must know the code by heart.");
        if (model is { IsVerified: false })
            yield return Warning(Field, $"Sources differ about the keys of a {model}; {model.LineKeys} are assumed.");
    }

    private static IEnumerable<TemplateFinding> Switches(TemplateContent content)
    {
        if (!content.FeatureSyncOff)
            yield return Warning(nameof(TemplateContent.FeatureSyncOff), "With feature synchronisation, one agent's do-not-disturb and forwarding reach the next.");
        if (!content.NoLocalDndAndForwarding)
            yield return Warning(nameof(TemplateContent.NoLocalDndAndForwarding), "Do-not-disturb set on the phone itself stays when agents change.");
        if (!content.OverrideMode)
            yield return Warning(nameof(TemplateContent.OverrideMode), "Settings that this template no longer has stay on the phone.");
    }

    private static IEnumerable<TemplateFinding> Overrides(PhoneVendor vendor, TemplateContent content)
    {
        const string Field = nameof(TemplateContent.Overrides);
        if (content.Overrides.Length > MaxOverrides)
            yield return Error(Field, $"At most {MaxOverrides} settings of your own; these are {content.Overrides.Length}.");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(content.Overrides.Length, MostLookedAt); i++)
        {
            var (name, value) = content.Overrides[i];
            if (WrongName(vendor, name, value, content.Keys.Length) is { } wrong)
                yield return Error($"{Field}[{i}].{nameof(TemplateOverride.Name)}", wrong);
            else if (!seen.Add(name))
                yield return Error($"{Field}[{i}].{nameof(TemplateOverride.Name)}", $"{name} stands here twice.");
            if (value.Length > MaxOverrideValue || !PhoneText.IsOneLine(value))
                yield return Error($"{Field}[{i}].{nameof(TemplateOverride.Value)}", $"A value is one line of at most {MaxOverrideValue} characters.");
        }
    }

    private static string? WrongName(PhoneVendor vendor, string name, string value, int keys)
    {
        var form = vendor == PhoneVendor.Yealink ? YealinkName() : PolyName();
        if (name.Length is 0 or > MaxOverrideName || !form.IsMatch(name))
            return $"This is not a {vendor} setting's name: letters, digits and underscores, parted by dots.";
        if (vendor == PhoneVendor.Yealink && KeyType().IsMatch(name) && value.Trim() is "34")
            return "Key type 34 is Yealink's own hot desking, which wipes the phone's account: HD In and HD Out are speed dials.";
        if ((vendor == PhoneVendor.Yealink ? SetForYealink : SetForPoly).FirstOrDefault(s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is not null)
            return $"The portal sets {name} itself.";
        if (vendor == PhoneVendor.Yealink && LineKey().Match(name) is { Success: true } match
            && (!int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= keys + 1))
            return $"The keys above set {name}.";
        return vendor == PhoneVendor.Poly && name.EndsWith(".set", StringComparison.Ordinal) ? "The portal writes .set beside each device setting itself." : null;
    }

    private static string? Text(string text, int max) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "is missing.",
        _ when text.Length > max => $"has {text.Length} characters; at most {max} fit.",
        _ when !PhoneText.IsOneLine(text) => "must be one line without control characters.",
        _ => null,
    };

    private static TemplateFinding Error(string field, string message) => new(field, message, true);

    private static TemplateFinding Warning(string field, string message) => new(field, message, false);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YealinkName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PolyName();

    [GeneratedRegex(@"key\.[0-9]+\.type\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyType();

    [GeneratedRegex(@"\Alinekey\.(?<number>[0-9]+)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineKey();
}
