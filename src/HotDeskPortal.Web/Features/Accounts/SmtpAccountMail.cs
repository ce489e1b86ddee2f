using System.Globalization;
using System.Net.Sockets;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Texts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
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
internal sealed class MailOptions
{
    public const string Section = "Mail";

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

    /// <summary>The section; null: no mail is configured.</summary>
    public static MailOptions? Read(IConfiguration configuration, ConfigurationProblems problems)
    {
        if (!configuration.GetSection(Section).Exists())
            return null;
        var mail = problems.Read<MailOptions>(configuration, Section);
        if (string.IsNullOrWhiteSpace(mail.Host))
            problems.Add("Mail:Host is missing; name the SMTP server, or leave the whole section away.");
        if (mail.Port is < 1 or > 65535)
            problems.Add($"Mail:Port is {mail.Port}; a port is between 1 and 65535.");
        if (!MailboxAddress.TryParse(mail.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            problems.Add($"Mail:From is '{mail.From}'; give the sender's address, for example HotDeskPortal <portal@example.com>.");
        if (mail.UserName.Length > 0 != mail.Password.Length > 0)
            problems.Add("Mail:UserName and Mail:Password belong together; one of them is missing.");
        return mail;
    }
}

/// <summary>Sends one-time links through an SMTP server.</summary>
internal sealed class SmtpAccountMail(MailOptions options, ILogger<SmtpAccountMail> logger) : IAccountMail
{
    private const int TimeoutMs = 20_000;

    /// <inheritdoc/>
    public async Task<MailOutcome> SendLinkAsync(string email, Uri link, DateTimeOffset until, bool isInvitation, CancellationToken cancellation)
    {
        using var message = Message(email, link, until, isInvitation);
        using var client = new SmtpClient { Timeout = TimeoutMs };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Socket(options.Security), cancellation);
            if (options.UserName.Length > 0)
                await client.AuthenticateAsync(options.UserName, options.Password, cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
            return MailOutcome.Sent;
        }
        catch (Exception e) when (e is SocketException or IOException or TimeoutException or ProtocolException
            or CommandException or AuthenticationException or SslHandshakeException)
        {
            logger.LogWarning(e, "The mail server {Host} did not take a message.", options.Host);
            return MailOutcome.Failed;
        }
    }

    private MimeMessage Message(string email, Uri link, DateTimeOffset until, bool isInvitation)
    {
        var message = new MimeMessage { Subject = isInvitation ? AccountStrings.MailInvitationSubject : AccountStrings.MailPasswordSubject };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(new MailboxAddress("", email));
        message.Body = new TextPart("plain")
        {
            Text = AccountStrings.MailBody.With(
                isInvitation ? AccountStrings.MailInvitation : AccountStrings.MailPassword, link, until.UtcDateTime.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)),
        };
        return message;
    }

    private static SecureSocketOptions Socket(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
