using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// The SIP accounts of an office as sections of <c>pjsip_wizard.conf</c>. The last line tells whoever fetches it that it is whole: half a
/// file, or a page in its place, would take accounts away.
/// </summary>
/// <param name="Body">The file.</param>
/// <param name="ETag">The same for the same file.</param>
internal sealed record AccountsFile(byte[] Body, string ETag)
{
    /// <summary>The last line.</summary>
    public const string End = "; end of hot desk accounts";

    /// <summary>The template that every section inherits.</summary>
    public const string Template = "hotdesk-phone";

    /// <summary>Writes it; the same accounts make the same file.</summary>
    public static AccountsFile Of(string office, ImmutableArray<DeskAccount> accounts)
    {
        var file = new StringBuilder().Append("; hot desk accounts of ").Append(AsteriskText.Comment(office)).Append("; do not edit, this file is fetched anew\n\n");
        foreach (var account in accounts)
        {
            var number = DialledNumber.Of(account.Extension);
            file.Append('[').Append(number).Append("](").Append(Template).Append(")\n")
                .Append("inbound_auth/username=").Append(number).Append('\n')
                .Append("inbound_auth/password=").Append(AsteriskText.Value(account.Password)).Append('\n')
                .Append("endpoint/callerid=\"Hot desk ").Append(number).Append("\" <").Append(number).Append(">\n");
            if (AsteriskText.Value(account.Location ?? "") is { Length: > 0 } place)
                file.Append("endpoint/set_var=HOTDESK_PLACE=").Append(place).Append('\n');
            if (DialledNumber.Of(account.Callback ?? "") is { Length: > 0 } callback)
                file.Append("endpoint/set_var=HOTDESK_CALLBACK=").Append(callback).Append('\n');
            file.Append('\n');
        }
        var body = Encoding.UTF8.GetBytes(file.Append(End).Append('\n').ToString());
        return new AccountsFile(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
    }
}
