using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Facts beside what people read.</summary>
internal static class Telling
{
    public static readonly ExtensionNumber Desk = ExtensionNumber.Parse("3001");

    public static readonly ExtensionNumber User = ExtensionNumber.Parse("2019");

    public static readonly MacAddress Mac = MacAddress.Parse("805ec0112201");

    public static void ShouldTell(params (Fact Fact, string Words)[] table) => table.Select(t => FactTexts.Of(t.Fact)).ShouldBe(table.Select(t => t.Words));
}
