using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Tests.Accounts;

/// <summary>What groups may do, and who is who at a provider.</summary>
public sealed class IdentityProviderOptionsTests
{
    private static readonly IdentityProviderOptions Options = new()
    {
        Roles =
        [
            new() { Group = "teachers", Role = "Trainer" },
            new() { Group = "berlin", Role = "officemanager", Offices = ["berlin", "potsdam"] },
            new() { Group = "bosses", Role = "Administrator" },
            new() { Group = "paris", Role = "OfficeManager", Offices = ["paris"] },
            new() { Group = "helpers", Role = "Support" },
        ],
    };

    [Theory]
    [InlineData("", null, "")]
    [InlineData("others", null, "")]
    [InlineData("Bosses", null, "")]
    [InlineData("others,teachers", PortalRole.Trainer, "")]
    [InlineData("teachers,helpers", PortalRole.Support, "")]
    [InlineData("helpers,berlin", PortalRole.OfficeManager, "berlin,potsdam")]
    [InlineData("paris,berlin,paris", PortalRole.OfficeManager, "berlin,paris,potsdam")]
    [InlineData("paris,bosses", PortalRole.Administrator, "")]
    public void Groups_GiveTheRoleThatMayDoMost_WithAllItsOffices(string groups, PortalRole? role, string offices)
    {
        var may = Options.RoleOf(groups.Split(','));
        (may?.Role).ShouldBe(role);
        string.Join(',', (may?.Offices ?? []).Order(StringComparer.Ordinal)).ShouldBe(offices);
    }

    [Fact]
    public void Subjects_AreTheirIssuersAlone_AndTellCaseApart()
    {
        string[] keys = [.. new[] { ("https://a", "1"), ("https://b", "1"), ("https://a", "2"), ("https://a", "x"), ("https://a", "X") }
            .Select(w => new ProvidedIdentity(w.Item1, w.Item2, null, false, []).LoginKey)];
        keys.ShouldBeUnique();
        keys.ShouldAllBe(k => k.Length == 64);
    }
}
