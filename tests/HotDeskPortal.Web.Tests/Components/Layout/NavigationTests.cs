using HotDeskPortal.Web.Components.Layout;

namespace HotDeskPortal.Web.Tests.Components.Layout;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("office/main/ownership", "main")]
    [InlineData("office/main/ownership?state=free", "main")]
    [InlineData("office/main", "main")]
    [InlineData("office/main#main", "main")]
    [InlineData("office/s%C3%BCd%20west/keypad", "süd west")]
    [InlineData("office/", null)]
    [InlineData("office", null)]
    [InlineData("", null)]
    [InlineData("account/sign-in?returnUrl=office/main", null)]
    [InlineData("offices/main", null)]
    public void OfficeOf_IsTheOneInTheAddress(string address, string? office) => Navigation.OfficeOf(address).ShouldBe(office);

    [Theory]
    [InlineData("office/main/keypad?phone=3001", "training", "office/training/keypad")]
    [InlineData("office/main/ownership?state=free#x", "training", "office/training/ownership")]
    [InlineData("", "training", "office/training/ownership")]
    [InlineData("office/main", "training", "office/training/ownership")]
    [InlineData("office/main/keypad", "süd west", "office/s%C3%BCd%20west/keypad")]
    [InlineData("office/main/keypad", "a/b", "office/a%2Fb/keypad")]
    public void InOffice_KeepsThePageAndLeavesTheFilters(string address, string office, string expected) =>
        Navigation.InOffice(address, office).ShouldBe(expected);

    [Fact]
    public void Entries_LeadIntoTheOffice_ButForThoseOfThePortalItself()
    {
        Navigation.Entries.Where(e => !e.NeedsOffice).Select(e => e.Pattern).ShouldBe(["ownership", "accounts", "api-keys", "security"]);
        Navigation.Entries.Where(e => e.NeedsOffice).Select(e => e.For("a b")).ShouldAllBe(a => a.StartsWith("office/a%20b/", StringComparison.Ordinal));
        Navigation.Entries.Select(e => e.Pattern).ShouldBeUnique();
    }
}
