using System.Net;
using HotDeskPortal.Domain.Doors;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Doors;

public sealed class DoorNetworksTests
{
    [Theory]
    [InlineData("10.0.0.0/8, 192.0.2.7", "10.0.0.0/8, 192.0.2.7")]
    [InlineData(" 192.0.2.7;\n2001:db8::/32 ", "192.0.2.7, 2001:db8::/32")]
    [InlineData("192.0.2.7/32", "192.0.2.7")]
    [InlineData("", "")]
    public void TryParse_OfNetworks_WritesThemOneWay(string text, string written)
    {
        DoorNetworks.TryParse(text, out var networks, out _).ShouldBeTrue();
        networks!.ToString().ShouldBe(written);
    }

    [Theory]
    [InlineData("10.0.0.0/8, pbx.example.com", "pbx.example.com")]
    [InlineData("10.0.0.5/8", "10.0.0.5/8")]
    [InlineData("10.0.0.0/33", "10.0.0.0/33")]
    public void TryParse_OfAnythingElse_NamesIt(string text, string wrong)
    {
        DoorNetworks.TryParse(text, out _, out var found).ShouldBeFalse();
        found.ShouldBe(wrong);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.1.2.3", false)]
    [InlineData("10.0.0.0/8", null, false)]
    [InlineData("2001:db8::/32", "2001:db8::9", true)]
    [InlineData("", "11.1.2.3", true)]
    [InlineData("", null, true)]
    public void Allow_LooksAtTheNetwork(string text, string? from, bool isAllowed)
    {
        DoorNetworks.TryParse(text, out var networks, out _).ShouldBeTrue();
        networks!.Allow(from is null ? null : IPAddress.Parse(from)).ShouldBe(isAllowed);
    }

    [Fact]
    public void Nowhere_AllowsNobody() => DoorNetworks.Nowhere.Allow(IPAddress.Loopback).ShouldBeFalse();
}
