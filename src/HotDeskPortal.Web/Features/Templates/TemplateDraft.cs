using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>A template while it is edited.</summary>
public sealed class TemplateDraft
{
    /// <summary>Begins with what a template says.</summary>
    public TemplateDraft(string name, TemplateContent content)
    {
        (Name, LineLabel, FeatureSyncOff) = (name, content.LineLabel, content.FeatureSyncOff);
        (NoLocalDndAndForwarding, OverrideMode) = (content.NoLocalDndAndForwarding, content.OverrideMode);
        Keys = [.. content.Keys.Select(k => new KeyDraft { Type = k.Type, Label = k.Label, Value = k.Value })];
        Overrides = [.. content.Overrides.Select(o => new SettingDraft { Name = o.Name, Value = o.Value })];
    }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>The label of the line.</summary>
    public string LineLabel { get; set; }

    /// <summary>Whether feature synchronisation is off.</summary>
    public bool FeatureSyncOff { get; set; }

    /// <summary>Whether the phone itself neither forwards nor refuses calls.</summary>
    public bool NoLocalDndAndForwarding { get; set; }

    /// <summary>Whether settings that are gone return to factory values.</summary>
    public bool OverrideMode { get; set; }

    /// <summary>Keys beside the screen.</summary>
    public List<KeyDraft> Keys { get; }

    /// <summary>Settings of the office's own.</summary>
    public List<SettingDraft> Overrides { get; }

    /// <summary>What the service is asked with.</summary>
    public TemplateForm ToForm(PhoneVendor vendor) => new()
    {
        Name = Name,
        Vendor = vendor,
        Content = new TemplateContent
        {
            LineLabel = LineLabel,
            Keys = [.. Keys.Select(k => new TemplateKey(k.Type, k.Label, k.Value))],
            FeatureSyncOff = FeatureSyncOff,
            NoLocalDndAndForwarding = NoLocalDndAndForwarding,
            OverrideMode = OverrideMode,
            Overrides = [.. Overrides.Select(o => new TemplateOverride(o.Name, o.Value))],
        },
    };

    /// <summary>A key while it is edited.</summary>
    public sealed class KeyDraft
    {
        /// <summary>What it does.</summary>
        public TemplateKeyType Type { get; set; }

        /// <summary>What the screen writes beside it.</summary>
        public string Label { get; set; } = "";

        /// <summary>What it dials.</summary>
        public string Value { get; set; } = "";
    }

    /// <summary>A setting while it is edited.</summary>
    public sealed class SettingDraft
    {
        /// <summary>What it is called.</summary>
        public string Name { get; set; } = "";

        /// <summary>What it says.</summary>
        public string Value { get; set; } = "";
    }
}
