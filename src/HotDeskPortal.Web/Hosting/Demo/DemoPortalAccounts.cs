using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Hosting.Demo;

/// <summary>One account of each role.</summary>
internal static class DemoPortalAccounts
{
    public const string Password = "Hotdesk-demo-1";

    public static readonly IReadOnlyList<(string Email, PortalRole Role)> All =
    [
        ("admin@hotdesk.example", PortalRole.Administrator),
        ("manager@hotdesk.example", PortalRole.OfficeManager),
        ("support@hotdesk.example", PortalRole.Support),
        ("trainer@hotdesk.example", PortalRole.Trainer),
    ];

    /// <summary>Creates them; the office manager gets the main office.</summary>
    public static async Task SeedAsync(IServiceScopeFactory scopes, int mainOfficeId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>();
        foreach (var (email, role) in All)
        {
            var account = new PortalAccount { UserName = email, Email = email, EmailConfirmed = true, Role = role };
            if (role == PortalRole.OfficeManager)
                account.Offices.Add(new AccountOffice { AccountId = account.Id, OfficeId = mainOfficeId });
            var created = await accounts.CreateAsync(account, Password);
            if (!created.Succeeded)
                throw new InvalidOperationException($"{email}: {string.Join(" ", created.Errors.Select(e => e.Description))}");
        }
    }
}
