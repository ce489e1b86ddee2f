using System.Collections.Immutable;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Templates;

public sealed class TemplateRulesTests
{
    private static readonly TemplateContent HotDesk = new()
    {
        Keys = [new(TemplateKeyType.SpeedDial, "HD In", "*45"), new(TemplateKeyType.SpeedDial, "HD Out", "*46")],
    };

    [Theory]
    [InlineData(PhoneVendor.Yealink)]
    [InlineData(PhoneVendor.Poly)]
    public void Check_AHotDeskTemplate_FindsNothing(PhoneVendor vendor) => TemplateRules.Check(vendor, HotDesk).ShouldBeEmpty();

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u2028b")]
    [InlineData("a\uffff")]
    [InlineData("")]
    [InlineData("  ")]
    public void Check_TextThatIsNotOneLine_IsRefusedWhereItStands(string text)
    {
        var content = HotDesk with
        {
            LineLabel = text,
            Keys = [new(TemplateKeyType.SpeedDial, text, text)],
            Overrides = [new("phone_setting.x", text + "\n")],
        };
        Errors(PhoneVendor.Yealink, content).Select(f => f.Field)
            .ShouldBe(["LineLabel", "Keys[0].Label", "Keys[0].Value", "Overrides[0].Value"]);
        var rule = string.IsNullOrWhiteSpace(text) ? TextRule.Missing : TextRule.OneLine;
        Errors(PhoneVendor.Yealink, content).Take(3).Select(f => f.What).ShouldBe(
            Enum.GetValues<TemplateTextPlace>().Select(place => new TemplateText(place, rule)));
    }

    [Fact]
    public void IsOneLine_HalfACharacter_IsNot()
    {
        PhoneText.IsOneLine("a" + '\ud800').ShouldBeFalse();
        PhoneText.IsOneLine("a😀").ShouldBeTrue();
    }

    [Theory]
    [InlineData(PhoneVendor.Yealink, 94)]
    [InlineData(PhoneVendor.Poly, 15)]
    public void Check_MoreKeysThanAnyModelHas_IsRefused(PhoneVendor vendor, int most)
    {
        Errors(vendor, WithKeys(most)).ShouldBeEmpty();
        Errors(vendor, WithKeys(most + 1)).ShouldHaveSingleItem().Field.ShouldBe("Keys");
    }

    [Fact]
    public void Check_MoreKeysThanThisModelHas_WarnsBesideTheKey()
    {
        var found = TemplateRules.Check(PhoneVendor.Yealink, HotDesk, PhoneModels.Find("Yealink T31G")).ShouldHaveSingleItem();
        found.ShouldBe(new TemplateFinding("Keys[1].Label", new TemplateProblem(TemplateRule.KeysOfModel) { Name = "Yealink T31G", Most = 1 }, IsError: false));
    }

    [Fact]
    public void Check_AModelWhoseFiguresVary_SaysSo() =>
        TemplateRules.Check(PhoneVendor.Poly, HotDesk, PhoneModels.Find("Poly Edge E350")).ShouldHaveSingleItem()
            .What.ShouldBe(new TemplateProblem(TemplateRule.KnownFigures) { Name = "Poly Edge E350", Count = 8 });

    [Theory]
    [InlineData(PhoneVendor.Yealink, "linekey.9.type", "34")]
    [InlineData(PhoneVendor.Yealink, "programablekey.2.type", " 34 ")]
    [InlineData(PhoneVendor.Yealink, "expansion_module.1.key.3.type", "34")]
    [InlineData(PhoneVendor.Yealink, "linekey.3.label", "x")]
    [InlineData(PhoneVendor.Yealink, "account.1.password", "x")]
    [InlineData(PhoneVendor.Yealink, "ACCOUNT.1.user_name", "x")]
    [InlineData(PhoneVendor.Yealink, "static.auto_provision.server.url", "x")]
    [InlineData(PhoneVendor.Yealink, "a = b", "x")]
    [InlineData(PhoneVendor.Yealink, "a\nb", "x")]
    [InlineData(PhoneVendor.Yealink, "a.b\n", "x")]
    [InlineData(PhoneVendor.Yealink, "#!version", "x")]
    [InlineData(PhoneVendor.Yealink, "", "x")]
    [InlineData(PhoneVendor.Poly, "reg.1.auth.password", "x")]
    [InlineData(PhoneVendor.Poly, "device.prov.serverName", "x")]
    [InlineData(PhoneVendor.Poly, "device.net.vlanId.set", "1")]
    [InlineData(PhoneVendor.Poly, "a b.c", "x")]
    [InlineData(PhoneVendor.Poly, "xmlns", "x")]
    [InlineData(PhoneVendor.Poly, "x=\"\"", "x")]
    public void Check_ANameThatIsForbidden_IsRefused(PhoneVendor vendor, string name, string value) =>
        Errors(vendor, HotDesk with { Overrides = [new(name, value)] }).ShouldHaveSingleItem().Field.ShouldBe("Overrides[0].Name");

    [Theory]
    [InlineData(PhoneVendor.Yealink, "linekey.9.type", "13")]
    [InlineData(PhoneVendor.Yealink, "phone_setting.backlight_time", "60")]
    [InlineData(PhoneVendor.Poly, "up.backlight.timeout", "20")]
    [InlineData(PhoneVendor.Poly, "device.net.vlanId", "20")]
    public void Check_ASettingOfTheVendor_IsFine(PhoneVendor vendor, string name, string value) =>
        TemplateRules.Check(vendor, HotDesk with { Overrides = [new(name, value)] }).ShouldBeEmpty();

    [Fact]
    public void Check_ANameTwice_IsRefusedTheSecondTime() =>
        Errors(PhoneVendor.Poly, HotDesk with { Overrides = [new("a.b", "1"), new("A.b", "2")] }).ShouldHaveSingleItem().Field.ShouldBe("Overrides[1].Name");

    [Fact]
    public void Check_WithoutWhatAHotDeskNeeds_WarnsButDoesNotRefuse()
    {
        var found = TemplateRules.Check(PhoneVendor.Yealink, new TemplateContent
        {
            LineLabel = "Desk", FeatureSyncOff = false, NoLocalDndAndForwarding = false, OverrideMode = false,
        });
        found.ShouldAllBe(f => !f.IsError);
        found.Select(f => f.Field).ShouldBe(["LineLabel", "Keys", "Keys", "FeatureSyncOff", "NoLocalDndAndForwarding", "OverrideMode"]);
    }

    [Theory]
    [InlineData("805ec0112233", PhoneVendor.Yealink, false, null)]
    [InlineData("64167f112233", PhoneVendor.Poly, false, null)]
    [InlineData("805ec0112233", PhoneVendor.Poly, true, PhoneVendor.Yealink)]
    [InlineData("021122334455", PhoneVendor.Poly, true, null)]
    public void MacWarning_AnotherVendorsOrNobodysPrefix_Warns(string mac, PhoneVendor vendor, bool warns, PhoneVendor? maker)
    {
        var address = MacAddress.Parse(mac);
        PhoneModels.MacWarning(address, vendor).ShouldBe(warns ? new OddMac(address, vendor) { Maker = maker } : null);
    }

    [Theory]
    [InlineData("yealink t54w", 27, 96)]
    [InlineData("Poly VVX 450", 12, null)]
    [InlineData("Yealink T27G", 21, 69)]
    [InlineData("Poly CCX 600", 16, null)]
    [InlineData("Poly VVX 501", 12, null)]
    [InlineData("Yealink T85W", 72, null)]
    [InlineData("Yealink T46S", 27, 66)]
    [InlineData("Yealink other model", 95, null)]
    [InlineData("Poly other model", 16, null)]
    [InlineData("Yealink T99X", null, null)]
    public void Find_AModel_KnowsItsFigures(string name, int? lineKeys, int? commonFile)
    {
        PhoneModels.Find(name)?.LineKeys.ShouldBe(lineKeys!.Value);
        (PhoneModels.Find(name) is null).ShouldBe(lineKeys is null);
        PhoneModels.Find(name)?.CommonFile.ShouldBe(commonFile);
        PhoneModels.VendorOf(name).ShouldNotBeNull();
        PhoneModels.VendorOf("7 phones").ShouldBeNull();
    }

    private static TemplateContent WithKeys(int count) =>
        HotDesk with { Keys = [.. Enumerable.Range(0, count).Select(i => new TemplateKey(TemplateKeyType.BusyLamp, $"{i}", $"{2000 + i}"))] };

    private static ImmutableArray<TemplateFinding> Errors(PhoneVendor vendor, TemplateContent content) =>
        [.. TemplateRules.Check(vendor, content).Where(f => f.IsError)];
}
