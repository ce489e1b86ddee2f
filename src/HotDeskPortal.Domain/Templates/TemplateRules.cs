using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Domain.Templates;

/// <summary>Something about a template that its author should know.</summary>
/// <param name="Field">The place, as a path into the content: <c>LineLabel</c>, <c>Keys[0].Value</c>, <c>Overrides[1].Name</c>.</param>
/// <param name="What">What.</param>
/// <param name="IsError">Whether the template cannot be saved so; else a warning.</param>
public sealed record TemplateFinding(string Field, Fact What, bool IsError);

/// <summary>What a vendor's phones accept, and what a hot desk phone should have (design/provisioning.md: What a hot desk phone needs).</summary>
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

    private static readonly string[] SetForYealink =
    [
        "account.1.", "static.auto_provision.server.", "static.auto_provision.repeat.",
        "static.auto_provision.dhcp_option.enable", "static.auto_provision.pnp_enable", "static.auto_provision.custom.protect",
        "features.feature_key_sync.enable", "bw.feature_key_sync", "sip.notify_reboot_enable", "features.dnd.allow", "features.fwd.allow",
        "overwrite_mode", "include:",
    ];

    private static readonly string[] SetForPoly =
    [
        "reg.1.", "lineKey.", "attendant.resourceList.", "device.set", "device.prov.serverName", "device.prov.serverType", "device.prov.tagSerialNo", "device.dhcp.bootSrvUseOpt",
        "voIpProt.SIP.serverFeatureControl.", "voIpProt.SIP.specialEvent.checkSync.alwaysReboot", "feature.doNotDisturb.enable",
        "feature.forward.enable", "dir.local.readonly", "prov.polling.",
    ];

    /// <summary>Everything there is to say about a template, in the order of its fields.</summary>
    /// <param name="vendor">The phones it is for.</param>
    /// <param name="content">What it says.</param>
    /// <param name="model">The model it is looked at for, which may have fewer keys than others of the vendor.</param>
    /// <param name="codes">The office's feature codes; null: those of a new office.</param>
    public static ImmutableArray<TemplateFinding> Check(PhoneVendor vendor, TemplateContent content, PhoneModel? model = null, FeatureCodes? codes = null) =>
    [
        .. Label(content), .. Keys(vendor, content, model, codes ?? FeatureCodes.Default), .. Switches(content), .. Overrides(vendor, content),
    ];

    private static IEnumerable<TemplateFinding> Label(TemplateContent content)
    {
        const string Field = nameof(TemplateContent.LineLabel);
        if (Text(TemplateTextPlace.LineLabel, content.LineLabel, MaxLabel) is { } wrong)
            yield return Error(Field, wrong);
        else if (!content.LineLabel.Contains("extension", StringComparison.Ordinal))
            yield return Warning(Field, new TemplateProblem(TemplateRule.LabelNamesExtension));
    }

    private static IEnumerable<TemplateFinding> Keys(PhoneVendor vendor, TemplateContent content, PhoneModel? model, FeatureCodes codes)
    {
        const string Field = nameof(TemplateContent.Keys);
        var most = PhoneModels.MostLineKeys(vendor) - 1;
        if (content.Keys.Length > most)
            yield return Error(Field, new TemplateProblem(TemplateRule.Keys) { Vendor = vendor, Most = most, Count = content.Keys.Length });
        for (var i = 0; i < Math.Min(content.Keys.Length, MostLookedAt); i++)
        {
            var key = content.Keys[i];
            if (Text(TemplateTextPlace.KeyLabel, key.Label, MaxLabel) is { } wrongLabel)
                yield return Error($"{Field}[{i}].{nameof(TemplateKey.Label)}", wrongLabel);
            if (Text(TemplateTextPlace.KeyValue, key.Value, MaxValue) is { } wrongValue)
                yield return Error($"{Field}[{i}].{nameof(TemplateKey.Value)}", wrongValue);
            if (!Enum.IsDefined(key.Type))
                yield return Error($"{Field}[{i}].{nameof(TemplateKey.Type)}", new TemplateProblem(TemplateRule.KeyType));
            if (model is not null && i >= model.FreeKeys)
                yield return Warning($"{Field}[{i}].{nameof(TemplateKey.Label)}", new TemplateProblem(TemplateRule.KeysOfModel) { Name = model.FullName, Most = model.FreeKeys });
        }
        foreach (var (code, rule) in new[] { (FeatureCode.LogIn, TemplateRule.LogInKey), (FeatureCode.LogOut, TemplateRule.LogOutKey) })
            if (!content.Keys.Any(k => k.Dials(code, codes)))
                yield return Warning(Field, new TemplateProblem(rule) { Name = codes.Dialled(code)! });
        if (model is { IsVerified: false })
            yield return Warning(Field, new TemplateProblem(TemplateRule.KnownFigures) { Name = model.FullName, Count = model.LineKeys });
    }

    private static IEnumerable<TemplateFinding> Switches(TemplateContent content)
    {
        if (!content.FeatureSyncOff)
            yield return Warning(nameof(TemplateContent.FeatureSyncOff), new TemplateProblem(TemplateRule.FeatureSyncOff));
        if (!content.NoLocalDndAndForwarding)
            yield return Warning(nameof(TemplateContent.NoLocalDndAndForwarding), new TemplateProblem(TemplateRule.NoLocalDndAndForwarding));
        if (!content.OverrideMode)
            yield return Warning(nameof(TemplateContent.OverrideMode), new TemplateProblem(TemplateRule.OverrideMode));
    }

    private static IEnumerable<TemplateFinding> Overrides(PhoneVendor vendor, TemplateContent content)
    {
        const string Field = nameof(TemplateContent.Overrides);
        if (content.Overrides.Length > MaxOverrides)
            yield return Error(Field, new TemplateProblem(TemplateRule.Settings) { Most = MaxOverrides, Count = content.Overrides.Length });
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(content.Overrides.Length, MostLookedAt); i++)
        {
            var (name, value) = content.Overrides[i];
            if (WrongName(vendor, name, value, content.Keys.Length) is { } wrong)
                yield return Error($"{Field}[{i}].{nameof(TemplateOverride.Name)}", wrong);
            else if (!seen.Add(name))
                yield return Error($"{Field}[{i}].{nameof(TemplateOverride.Name)}", new TemplateProblem(TemplateRule.SettingOnce) { Name = name });
            if (value.Length > MaxOverrideValue || !PhoneText.IsOneLine(value))
                yield return Error($"{Field}[{i}].{nameof(TemplateOverride.Value)}", new TemplateProblem(TemplateRule.SettingValue) { Most = MaxOverrideValue });
        }
    }

    private static TemplateProblem? WrongName(PhoneVendor vendor, string name, string value, int keys)
    {
        var form = vendor == PhoneVendor.Yealink ? YealinkName() : PolyName();
        if (name.Length is 0 or > MaxOverrideName || !form.IsMatch(name))
            return new TemplateProblem(TemplateRule.SettingName) { Vendor = vendor };
        if (vendor == PhoneVendor.Yealink && KeyType().IsMatch(name) && value.Trim() is "34")
            return new TemplateProblem(TemplateRule.NoVendorHotDesking);
        if ((vendor == PhoneVendor.Yealink ? SetForYealink : SetForPoly).FirstOrDefault(s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is not null)
            return new TemplateProblem(TemplateRule.NotSetByPortal) { Name = name };
        if (vendor == PhoneVendor.Yealink && LineKey().Match(name) is { Success: true } match
            && (!int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= keys + 1))
            return new TemplateProblem(TemplateRule.NotSetByKeys) { Name = name };
        return vendor == PhoneVendor.Poly && name.EndsWith(".set", StringComparison.Ordinal) ? new TemplateProblem(TemplateRule.NoDotSet) : null;
    }

    private static TemplateText? Text(TemplateTextPlace place, string text, int max) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => new TemplateText(place, TextRule.Missing),
        _ when text.Length > max => new TemplateText(place, TextRule.Length) { Count = text.Length, Most = max },
        _ when !PhoneText.IsOneLine(text) => new TemplateText(place, TextRule.OneLine),
        _ => null,
    };

    private static TemplateFinding Error(string field, Fact what) => new(field, what, true);

    private static TemplateFinding Warning(string field, Fact what) => new(field, what, false);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex YealinkName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PolyName();

    [GeneratedRegex(@"key\.[0-9]+\.type\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex KeyType();

    [GeneratedRegex(@"\Alinekey\.(?<number>[0-9]+)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LineKey();
}
