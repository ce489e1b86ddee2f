using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Features.Accounts;

/// <summary>Accounts as administrators and their owners handle them, on a real host.</summary>
internal static class Invited
{
    public const string Password = "four words in a row";

    private static readonly Uri Page = new("https://localhost/account/invitation");

    public static AccountService Accounts(this PortalHost host) => host.Services.GetRequiredService<AccountService>();

    /// <summary>The address of an invitation, as its mail or the administrator gives it on.</summary>
    public static async Task<string> InviteAsync(this PortalHost host, string email, PortalRole role, params string[] offices)
    {
        var made = await host.Accounts().InviteAsync(host.Actor(), new InvitationForm { Email = email, Role = role, Offices = [.. offices] }, Page);
        return made.Value.Address!.PathAndQuery;
    }

    public static async Task<string> NewLinkAsync(this PortalHost host, string email) =>
        (await host.Accounts().NewLinkAsync(host.Actor(), (await host.AccountAsync(email)).Id, Page)).Value.Address!.PathAndQuery;

    public static async Task<AccountSummary> AccountAsync(this PortalHost host, string email) =>
        (await host.Accounts().ListAsync(host.Actor())).Value.Single(a => a.Email == email);

    /// <summary>Accepts an invitation; the browser is signed in then.</summary>
    public static async Task<HttpResponseMessage> AcceptAsync(this FormClient browser, string address, string password = Password) =>
        await browser.SendAsync(address, await browser.PageAsync(address), new() { ["Input.Password"] = password, ["Input.RepeatPassword"] = password });
}
