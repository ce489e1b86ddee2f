using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>Yealink: <c>&lt;mac&gt;.boot</c> and <c>&lt;mac&gt;.cfg</c>, lines of <c>key = value</c> without quotes (design/provisioning.md: Yealink).</summary>
public sealed class YealinkFiles : VendorFiles
{
    private const string FirstLine = "#!version:1.0.0.1";

    /// <inheritdoc/>
    public override PhoneVendor Vendor => PhoneVendor.Yealink;

    /// <inheritdoc/>
    public override ImmutableArray<PhoneFile> Render(PhoneConfiguration configuration) =>
    [
        new($"{configuration.Mac.Hex}.boot", Boot(configuration)),
        new($"{configuration.Mac.Hex}.cfg", Configuration(configuration)),
    ];

    /// <inheritdoc/>
    public override bool IsAskedInVain(string name) => name.StartsWith("y0000000", StringComparison.Ordinal);

    private static string Boot(PhoneConfiguration c) =>
        $"{FirstLine}\ninclude:config \"{c.Mac.Hex}.cfg\"\noverwrite_mode = {(c.Content.OverrideMode ? 1 : 0)}\n";

    private static string Configuration(PhoneConfiguration c)
    {
        var lines = new Lines();
        lines.Set("static.auto_provision.server.url", c.Url);
        // Else DHCP or plug and play would take the phone back to where it came from.
        lines.Set("static.auto_provision.dhcp_option.enable", "0");
        lines.Set("static.auto_provision.pnp_enable", "0");
        lines.Set("static.auto_provision.repeat.enable", "1");
        lines.Set("static.auto_provision.repeat.minutes", Number((int)PhoneConfiguration.Polling.TotalMinutes));
        lines.Set("static.auto_provision.custom.protect", "0");
        lines.Set("sip.notify_reboot_enable", "0");
        if (c.Content.FeatureSyncOff)
        {
            // The second is the name that older firmware reads.
            lines.Set("features.feature_key_sync.enable", "0");
            lines.Set("bw.feature_key_sync", "0");
        }
        if (c.Content.NoLocalDndAndForwarding)
        {
            lines.Set("features.dnd.allow", "0");
            lines.Set("features.fwd.allow", "0");
        }
        Account(lines, c);
        Keys(lines, c);
        foreach (var (name, value) in c.Content.Overrides)
            lines.Set(name, value);
        return lines.ToString();
    }

    private static void Account(Lines lines, PhoneConfiguration c)
    {
        lines.Set("account.1.enable", "1");
        lines.Set("account.1.label", c.Content.LineLabel);
        lines.Set("account.1.display_name", c.Extension);
        lines.Set("account.1.auth_name", c.Extension);
        lines.Set("account.1.user_name", c.Extension);
        lines.Set("account.1.password", c.SipSecret);
        lines.Set("account.1.sip_server.1.address", c.Server);
        lines.Set("account.1.sip_server.1.port", Number(c.Port));
        lines.Set("account.1.sip_server.1.transport_type", c.Transport switch
        {
            SipTransport.Tcp => "1",
            SipTransport.Tls => "2",
            SipTransport.DnsNaptr => "3",
            _ => "0",
        });
        lines.Set("account.1.sip_server.1.expires", Number(PhoneConfiguration.Expires));
    }

    private static void Keys(Lines lines, PhoneConfiguration c)
    {
        lines.Set("linekey.1.type", "15");
        lines.Set("linekey.1.line", "1");
        lines.Set("linekey.1.label", c.Content.LineLabel);
        for (var i = 0; i < c.Content.Keys.Length; i++)
        {
            var (key, prefix) = (c.Content.Keys[i], $"linekey.{Number(i + 2)}");
            lines.Set($"{prefix}.type", key.Type == TemplateKeyType.BusyLamp ? "16" : "13");
            lines.Set($"{prefix}.line", "1");
            lines.Set($"{prefix}.value", key.Value);
            lines.Set($"{prefix}.label", key.Label);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class Lines
    {
        private readonly StringBuilder _text = new($"{FirstLine}\n");

        /// <summary>Checked again, though entry has checked: a line too many would be a setting of somebody else's.</summary>
        public void Set(string name, string value) => _text.Append(
            PhoneText.IsOneLine(name) && PhoneText.IsOneLine(value) && !name.Contains('=', StringComparison.Ordinal)
                ? $"{name} = {value}\n"
                : throw new InvalidOperationException($"The value of {name.Split('\r', '\n')[0]} is not one line."));

        public override string ToString() => _text.ToString();
    }
}
