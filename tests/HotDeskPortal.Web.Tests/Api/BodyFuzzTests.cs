using System.Net;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>Whatever body an operation gets, it is never the portal that fails.</summary>
public sealed class BodyFuzzTests
{
    /// <summary>Bodies for each operation; once a week the pipeline tries more.</summary>
    private static readonly int s_bodies = Samples.Of(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoBody_OfAnyOperation_IsAnErrorOfThePortal()
    {
        await using var host = new PortalHost();
        var api = await DocumentedApi.ReadAsync(host);
        var (bodies, understood) = (new JsonBodies(api), new List<string>());
        foreach (var operation in api.Operations.Where(o => o.ContentTypes.Contains("application/json")))
        {
            var (sent, read) = (0, 0);
            var samples = new List<string>();
            bodies.Body(operation.Body!.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema")).Sample(samples.Add, iter: s_bodies, threads: 1);
            foreach (var body in samples)
            {
                using var answer = await api.SendAsync(operation, body: body, etag: await TagAsync(api, operation));
                var text = await answer.Content.ReadAsStringAsync(Token);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{operation.Id} {Shown(body)}: {text}");
                await api.ShouldBeDocumentedAsync(operation, answer, Shown(body));
                (sent, read) = (sent + 1, read + (text.Contains("\"malformed-request\"", StringComparison.Ordinal) ? 0 : 1));
            }
            sent.ShouldBeGreaterThanOrEqualTo(s_bodies, operation.Id);
            if (read * 4 > sent)
                understood.Add(operation.Id);
            else
                TestContext.Current.SendDiagnosticMessage($"{operation.Id}: {read} of {sent} were read");
            read.ShouldBeGreaterThan(sent / 10, $"{operation.Id}: too few got past the reader to say anything of what comes after");
        }
        understood.Count.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("hot-desk-users", """{"number":null,"firstName":"A","lastName":"B"}""", "number")]
    [InlineData("hot-desk-users", """{"number":"2100","firstName":"A","isActive":null}""", "isActive")]
    [InlineData("hot-desk-extensions", """{"number":"3100","scope":7}""", "scope")]
    [InlineData("hot-desk-extensions", """{"number":"3100","scope":"NoPortal"}""", "scope")]
    [InlineData("hot-desk-extensions", """{"number":"3100","description":null}""", "description")]
    [InlineData("hot-desk-extensions", """{"number":"3100","templateId":1}""", "templateId")]
    [InlineData("phones", """{"mac":null,"model":"Yealink T54W"}""", "mac")]
    [InlineData("phones", """{"mac":"805ec0990001","model":"Yealink T54W","extensionId":1}""", "extensionId")]
    [InlineData("destinations", """{"number":"7100","name":"Sales","kind":"queue","members":null}""", "members")]
    [InlineData("destinations", """{"number":"7100","name":"Sales","kind":"queue","members":["2019",null]}""", "members")]
    [InlineData("destinations", """{"number":"7100","name":"Sales","kind":"odd"}""", "kind")]
    [InlineData("templates", """{"name":"Mine","vendor":"yealink","content":null}""", "content")]
    [InlineData("templates", """{"name":"Mine","vendor":"yealink","content":{"keys":[null]}}""", "keys")]
    [InlineData("templates", """{"name":"Mine","vendor":"yealink","content":{"overrides":null}}""", "overrides")]
    [InlineData("templates", """{"name":"Mine","vendor":"yealink","content":{"keys":[{"type":"speed-dial","label":null,"value":"1"}]}}""", "keys[0].label")]
    public async Task ABodyThatFitsNot_IsRefusedByItsPlace(string path, string body, string place)
    {
        await using var host = new PortalHost();
        var problem = await (await ApiClient.For(host).SendAsync("POST", $"offices/main/{path}", new StringContent(body, Encoding.UTF8, "application/json"))).ShouldBeProblemAsync(400, "malformed-request");
        problem.GetProperty("detail").GetString()!.ShouldContain(place);
        problem.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldContain(place);
    }

    [Fact]
    public async Task AnImport_ThatIsTooLarge_IsAProblem()
    {
        await using var host = new PortalHost();
        host.UseKestrel(0);
        host.StartServer();
        using var here = host.CreateClient();
        // Waits until it is asked for the body: a server that refuses closes the connection on whoever is still sending.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = here.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/offices/main/phones/import")
        {
            Content = new StringContent(new string('x', Services.Import.ImportService.MaxBytes + 2000), Encoding.UTF8, "text/csv"),
        };
        request.Headers.ExpectContinue = true;
        await (await client.SendAsync(request, Token)).ShouldBeProblemAsync(413, "too-large");
    }

    [Fact]
    public async Task AnImport_ThatComesTooSlowly_IsAProblem()
    {
        await using var host = new PortalHost();
        var context = await host.Server.SendAsync(c =>
        {
            (c.Request.Method, c.Request.Path, c.Request.ContentType) = ("POST", "/api/v1/offices/main/phones/import", "text/csv");
            c.Request.Headers["X-Api-Key"] = PortalHost.DemoKey;
            c.Request.Body = new SlowBody();
        }, Token);
        context.Response.StatusCode.ShouldBe(StatusCodes.Status408RequestTimeout);
        context.Response.ContentType.ShouldBe("application/problem+json");
        (await new StreamReader(context.Response.Body).ReadToEndAsync(Token)).ShouldContain("\"too-slow\"");
    }

    private static async Task<string?> TagAsync(DocumentedApi api, DocumentedOperation operation)
    {
        if (!operation.Parameters.Any(p => p.Name == "If-Match"))
            return null;
        using var read = await api.SendAsync(api.Operations.Single(o => o.Method == "GET" && o.Path == operation.Path));
        return read.StatusCode == HttpStatusCode.OK ? read.Headers.ETag!.ToString() : "\"1\"";
    }

    private static string Shown(string body) => body.Length <= 500 ? body : $"{body[..500]}… ({body.Length})";

    /// <summary>What the server throws where a body comes below its rate.</summary>
    private sealed class SlowBody : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Reading the request body timed out due to data arriving too slowly.", StatusCodes.Status408RequestTimeout);

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new BadHttpRequestException("Reading the request body timed out due to data arriving too slowly.", StatusCodes.Status408RequestTimeout);
    }
}
