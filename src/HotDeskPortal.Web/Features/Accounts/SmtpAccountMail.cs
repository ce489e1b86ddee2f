using System.Globalization;
using System.Net.Sockets;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HotDeskPortal.Web.Features.Accounts;

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
