namespace HotDeskPortal.Web.Tests.Api;

/// <summary>
/// Addresses and methods that the API does not have, as a published portal answers them: run from its source it has one more endpoint,
/// for assets that are made while it runs, which claims every address.
/// </summary>
public sealed class AddressTests(AddressTests.Published host) : IClassFixture<AddressTests.Published>
{
    public sealed class Published : PortalHost
    {
        public Published() => Settings = new() { ["ReloadStaticAssetsAtRuntime"] = "false" };
    }

    [Theory]
    [InlineData("GET", "nothing", 404, "unknown-address")]
    [InlineData("POST", "offices/main/nothing", 404, "unknown-address")]
    [InlineData("GET", "", 404, "unknown-address")]
    [InlineData("PUT", "offices/main/ownership", 405, "method-not-allowed")]
    [InlineData("GET", "offices/main/keypad-calls", 405, "method-not-allowed")]
    [InlineData("PATCH", "keypad-calls/0123", 405, "method-not-allowed")]
    public async Task AnAddressOrMethod_ThatIsNone_IsAProblem(string method, string address, int status, string code) =>
        await (await ApiClient.For(host).SendAsync(method, address)).ShouldBeProblemAsync(status, code);
}
