using HotDeskPortal.Services;
using MimeKit;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>How the mail server is spoken with.</summary>
internal enum MailSecurity
{
    /// <summary>Encrypted after a STARTTLS; a server without it is not spoken with.</summary>
    StartTls,

    /// <summary>Encrypted from the start.</summary>
    Tls,

    /// <summary>In the clear: for a relay on the same machine.</summary>
    None,
}

/// <summary>The configuration section <c>Mail</c>.</summary>
internal sealed class MailOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Mail";

    /// <summary>The SMTP server; empty: there is none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How it is spoken with.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>The sender, as <c>HotDeskPortal &lt;portal@example.com&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Who signs in to the server; empty: nobody.</summary>
    public string UserName { get; set; } = "";

    /// <summary>With which password.</summary>
    public string Password { get; set; } = "";

    /// <inheritdoc />
    public IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Host))
            yield return $"{Section}:{nameof(Host)} is missing; name the SMTP server, or leave the whole section away.";
        if (Port is < 1 or > 65535)
            yield return $"{Section}:{nameof(Port)} is {Port}; a port is between 1 and 65535.";
        if (!Enum.IsDefined(Security))
            yield return $"{Section}:{nameof(Security)} is '{Security}'; it must be one of {string.Join(", ", Enum.GetNames<MailSecurity>())}.";
        if (!MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            yield return $"{Section}:{nameof(From)} is '{From}'; give the sender's address, for example HotDeskPortal <portal@example.com>.";
        if (UserName.Length > 0 != Password.Length > 0)
            yield return $"{Section}:{nameof(UserName)} and {Section}:{nameof(Password)} belong together; one of them is missing.";
    }
}
