using System.Net;
using CsCheck;

namespace HotDeskPortal.Web.Tests.Features.Provisioning;

/// <summary>Whatever address and headers arrive where phones fetch their files: a refusal, or too many of them; never an error.</summary>
public sealed class ProvisioningFuzzTests
{
    private static readonly string[] s_parts =
    [
        "/", "//", "..", ".", "%2e%2e", "%2f", "%5c", "%00", "%0d%0a", "%C3%A9", "%F0%9F%93%9E", "%ff", "%", "%zz", "805ec0112233", ".cfg", ".boot", "-app.log", "hd-", "y000000000123", "?a=b", ";x",
        new('a', 120), "0123456789abcdef0123456789abcdef01234567", "-", "~", "*", ":", "@",
    ];

    [Fact]
    public async Task Address_OfAnyPieces_IsRefused()
    {
        await using var host = new PortalHost();
        // A real server: what it makes of an address comes before anything of ours.
        host.UseKestrel(0);
        host.StartServer();
        using var client = host.CreateClient();
        var answers = new Dictionary<HttpStatusCode, int>();
        // No more than 160: whoever goes on after many refusals is answered late.
        await Gen.Select(
            Gen.Int[0, s_parts.Length - 1].Array[0, 7], Of("GET", "GET", "HEAD", "PUT", "POST", "DELETE", "PROPFIND"),
            Of("", "Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:33", "Mozilla/5.0", new string('(', 290))).SampleAsync(async (picks, method, agent) =>
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{client.BaseAddress}p/{string.Concat(picks.Select(i => s_parts[i]))}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
            request.Headers.TryAddWithoutValidation("If-None-Match", "\"x\",*,W/");
            if (method == "PUT")
                request.Content = new ByteArrayContent([0, 1, 2]);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            // Two dots lead out of phones' addresses, to a page like any other.
            if (string.Concat(picks.Select(i => s_parts[i])).Replace("%2e", ".", StringComparison.Ordinal).Contains("..", StringComparison.Ordinal))
                ((int)answer.StatusCode).ShouldBeLessThan(500);
            else
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests, HttpStatusCode.BadRequest);
            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
        }, iter: 160, threads: 1);

        answers.GetValueOrDefault(HttpStatusCode.NotFound).ShouldBeGreaterThanOrEqualTo(50);
        answers.GetValueOrDefault(HttpStatusCode.TooManyRequests).ShouldBeGreaterThanOrEqualTo(50);
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
