using System.Globalization;
using System.Resources;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Tests.Features.Accounts;

public sealed class IdentityErrorTextsTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly IdentityErrorDescriber s_texts = new IdentityErrorTexts();

    public static TheoryData<string> Reasons =>
        [.. typeof(IdentityErrorDescriber).GetMethods().Where(m => m.IsVirtual && m.ReturnType == typeof(IdentityError)).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void AReason_HasIdentitysCode_AndThePortalsWords(string name)
    {
        var reason = typeof(IdentityErrorDescriber).GetMethod(name)!;
        object?[] values = [.. reason.GetParameters().Select(p => p.ParameterType == typeof(int) ? (object)14 : "dana@example.com")];
        var (error, framework) = ((IdentityError)reason.Invoke(s_texts, values)!, (IdentityError)reason.Invoke(new IdentityErrorDescriber(), values)!);

        typeof(IdentityErrorTexts).GetMethod(name)!.DeclaringType.ShouldBe(typeof(IdentityErrorTexts));
        error.Code.ShouldBe(framework.Code);
        error.Description.ShouldBe(Words(name).Replace("{0}", $"{values.FirstOrDefault()}", StringComparison.Ordinal));
        values.ShouldAllBe(value => error.Description.Contains($"{value}"), "what it is about is named");
    }

    [Fact]
    public async Task Identity_RefusesInTheseWords()
    {
        using var scope = host.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>();

        var refused = await accounts.CreateAsync(new PortalAccount { UserName = "not an address", Email = "not an address" }, "short");

        refused.Errors.Select(e => e.Description).ShouldBe(["The password must be at least 12 characters long."]);
    }

    private static string Words(string name) => new ResourceManager(typeof(IdentityErrorStrings)).GetString(name, CultureInfo.InvariantCulture).ShouldNotBeNull();
}
