using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Every page of an office: somebody who may not see the office is told that there is none, whatever the page.</summary>
public sealed class EveryPageTests() : PageContext(isShared: true)
{
    /// <summary>Pages that need more than seeing the office.</summary>
    private static readonly string[] SetUpPages = ["settings", "start", "import", "seats"];

    public static TheoryData<string> Pages => [.. OfType().Select(p => p.Address)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OfAnOfficeThatOneMayNotSee_ShowsNothingOfIt(string address)
    {
        await Host.Services.GetRequiredService<OfficeService>().CreateAsync(
            Host.Actor(), new OfficeForm { Key = "foreign", Name = "Secret Name", TimeZone = "Etc/UTC", RangeFirst = "30", RangeLast = "39" }, TestContext.Current.CancellationToken);
        SignIn(PortalRole.OfficeManager);
        var page = RenderPage(address, "foreign");
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("There is no office 'foreign' you have access to."));
        page.Markup.ShouldNotContain("Secret Name");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OpensToSupport_IfItIsNotForSettingUp(string address)
    {
        SignIn(PortalRole.Support);
        // Classes are held in training offices.
        var page = RenderPage(address, address.EndsWith("/class", StringComparison.Ordinal) ? "training" : "main");
        if (SetUpPages.Contains(address.Split('/')[3]))
            page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("You may not do this here"));
        else
            page.WaitForAssertion(() => page.Markup.ShouldNotContain("role=\"alert\""));
    }

    private static IEnumerable<(string Address, Type Type)> OfType() =>
        from type in typeof(App).Assembly.GetTypes()
        from route in type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()
        where route.Template.Contains("{Office}", StringComparison.Ordinal)
        orderby route.Template
        select (route.Template, type);

    private IRenderedComponent<IComponent> RenderPage(string address, string office)
    {
        var type = OfType().Single(p => p.Address == address).Type;
        // What a page asks of the browser is not what this is about.
        JSInterop.Mode = JSRuntimeMode.Loose;
        Navigator.NavigateTo(address.Replace("{Office}", office, StringComparison.Ordinal).TrimStart('/'));
        RenderProviders();
        return Render(builder =>
        {
            builder.OpenComponent(0, type);
            builder.AddComponentParameter(1, "Office", office);
            foreach (var (name, value) in new (string, object)[] { ("Number", address.Contains("users", StringComparison.Ordinal) ? "2019" : "3002"), ("Mac", "805ec0112233"), ("Id", 1) })
                if (address.Contains($"{{{name}", StringComparison.Ordinal))
                    builder.AddComponentParameter(2, name, value);
            builder.CloseComponent();
        });
    }
}
