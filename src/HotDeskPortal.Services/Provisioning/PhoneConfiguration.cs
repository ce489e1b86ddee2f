using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>Everything that a phone's files are made of, placeholders filled in: what vendors render.</summary>
/// <param name="Mac">The phone.</param>
/// <param name="Extension">Number of its hot desk extension; also the SIP user.</param>
/// <param name="SipSecret">Password of the SIP account.</param>
/// <param name="Server">Host name or address of the SIP server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Transport">How the phone reaches it.</param>
/// <param name="Url">Where the phone fetches its files from now on; ends with a slash.</param>
/// <param name="Content">The template's content for this phone.</param>
public sealed record PhoneConfiguration(
    MacAddress Mac, string Extension, string SipSecret, string Server, int Port, SipTransport Transport, string Url, TemplateContent Content)
{
    /// <summary>How long a registration lasts, in seconds.</summary>
    public const int Expires = 300;

    /// <summary>How often the phone looks for changes.</summary>
    public static readonly TimeSpan Polling = TimeSpan.FromDays(1);

    /// <summary>Brings together what one phone gets.</summary>
    /// <returns>The configuration, or <see cref="NotConfigurable"/>.</returns>
    public static Result<PhoneConfiguration> Of(Office office, HotDeskExtension hotDesk, Phone phone, TemplateContent content, string secret, string url)
    {
        if (string.IsNullOrWhiteSpace(office.SipServer))
            return new NotConfigurable(ConfigurationRule.SipServer);
        var values = new PlaceholderValues(hotDesk.Number.Digits, office.Name, hotDesk.Description, office.FeatureCodes);
        var most = PhoneModels.Find(phone.Model)?.FreeKeys ?? int.MaxValue;
        if (TemplateFormValidator.Texts(content).Select(t => Placeholders.Check(t.Text)).FirstOrDefault(e => e is not null) is { } wrong)
            return new NotConfigurable(ConfigurationRule.Placeholders) { Placeholder = wrong };
        var filled = content with
        {
            LineLabel = Placeholders.Render(content.LineLabel, values),
            Keys = [.. content.Keys.Take(most).Select(k => k with { Label = Placeholders.Render(k.Label, values), Value = Placeholders.Render(k.Value, values) })],
            Overrides = [.. content.Overrides.Select(o => o with { Value = Placeholders.Render(o.Value, values) })],
        };
        var configuration = new PhoneConfiguration(
            phone.Mac, hotDesk.Number.Digits, secret, office.SipServer.Trim(), office.SipPort, office.SipTransport, url, filled);
        return configuration.Values().FirstOrDefault(v => !PhoneText.IsOneLine(v)) is null
            ? configuration
            : new NotConfigurable(ConfigurationRule.OneLine);
    }

    /// <summary>Every text that reaches a file.</summary>
    private IEnumerable<string> Values() =>
    [
        Extension, SipSecret, Server, Url, Content.LineLabel,
        .. Content.Keys.SelectMany(k => new[] { k.Label, k.Value }), .. Content.Overrides.SelectMany(o => new[] { o.Name, o.Value }),
    ];
}
