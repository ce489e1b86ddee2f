using System.Net;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors.Prompts;

namespace HotDeskPortal.Web.Tests.Doors;

/// <summary>Prompts as phone systems fetch them.</summary>
public sealed class DoorPromptEndpointTests : IAsyncLifetime
{
    private readonly ClockedPortalHost _host = TestDoor.Host();
    private TestDoor _door = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _door = await TestDoor.OpenAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Prompt_IsASoundForPhones_KeptForGood()
    {
        using var answer = await GetAsync(Address(new Spoken(Prompt.SomebodyOwnsThisPhone, "Dana Whitfield")));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("audio/wav");
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        answer.Headers.ETag.ShouldNotBeNull();
        var wave = Wave.Read(await answer.Content.ReadAsByteArrayAsync(Token));
        wave!.Rate.ShouldBe(Wave.PhoneRate);
        wave.Length.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.8));
    }

    [Fact]
    public async Task Prompt_ThatIsKnown_IsNotSentAgain()
    {
        var address = Address(Prompt.EnterPin);
        using var first = await GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await _host.CreateDefaultClient().SendAsync(request, Token);

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/door/AAAAAAAAAAAAAAAAAAAAAA/prompts/en/0123456789abcdef.wav")]
    [InlineData("{0}/prompts/en/0123456789abcdef.wav")]
    [InlineData("{0}/prompts/fr/0123456789abcdef.wav")]
    [InlineData("{0}/prompts/en/../../../../etc/passwd.wav")]
    [InlineData("{0}/prompts/en/0123456789ABCDEF.wav")]
    [InlineData("{0}/prompts/en/.wav")]
    public async Task Nothing_IsNeverASuccess(string address)
    {
        using var answer = await GetAsync(address.Replace("{0}", $"/door/{_door.Address}", StringComparison.Ordinal));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldNotBe("audio/wav");
    }

    [Fact]
    public async Task Address_OfTheDoor_IsInNoLog()
    {
        using var answer = await GetAsync(Address(Prompt.EnterPin));

        _host.Log.All.ShouldNotContain(l => l.Contains(_door.Address));
    }

    private string Address(Spoken spoken) =>
        $"/door/{_door.Address}/prompts/en/{_host.Services.GetRequiredService<PromptSounds>().Address(_host.Board().Directory, spoken, "en")}";

    private Task<HttpResponseMessage> GetAsync(string address) => _host.CreateDefaultClient().GetAsync(new Uri(address, UriKind.Relative), Token);
}
