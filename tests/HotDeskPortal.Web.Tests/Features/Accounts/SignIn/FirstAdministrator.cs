using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Whoever reads the log of an empty portal in production, and makes the first account.</summary>
internal static partial class FirstAdministrator
{
    public const string Email = "olivia@example.org";
    public const string Password = "four words in a row";

    /// <summary>Makes the account; the browser is signed in then.</summary>
    public static async Task<HttpResponseMessage> ArriveAsync(PortalHost host, FormClient browser)
    {
        var page = await browser.PageAsync("/account/first-start");
        return await browser.SendAsync("/account/first-start", page, new()
        {
            ["Input.SetUpCode"] = SetUpCode(host.Log.All), ["Input.Email"] = Email, ["Input.Password"] = Password, ["Input.RepeatPassword"] = Password,
        }, form: "first-start");
    }

    public static string SetUpCode(IEnumerable<string> log) => log.Select(l => Code().Match(l)).Last(m => m.Success).Groups["code"].Value;

    [GeneratedRegex("set-up code (?<code>[0-9a-f]{20})", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
