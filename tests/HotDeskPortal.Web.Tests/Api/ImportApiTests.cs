using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Features.Import;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>Imports over the API can do what the page can: map columns, change what is there, and hand bad rows back.</summary>
public sealed class ImportApiTests : IDisposable
{
    private const string Users = "/api/v1/offices/main/hot-desk-users";

    private readonly PortalHost _host = new();
    private readonly HttpClient _client;

    public ImportApiTests()
    {
        _client = _host.CreateClient();
        _client.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void EveryFieldOfEveryKind_HasAName() => Enum.GetValues<ImportKind>().SelectMany(k => ImportFile.FieldsOf(k)).Distinct(StringComparer.Ordinal)
        .Select(ImportFields.Of).Order().ShouldBe(Enum.GetValues<ImportFieldName>().Order());

    [Fact]
    public async Task ADryRun_TellsOfEachRow_AndWritesNothing()
    {
        const string csv = "Extension,First name,Last name,PIN\n2019,Donna,,\n2020,Marek,Novák,\n2155,New,One,84021\nx,Bad,,84022\n";

        var told = await ReadAsync(await SendAsync("import?write=create-and-update", csv));

        (Number(told, "new"), Number(told, "changed"), Number(told, "same"), Number(told, "bad"), Number(told, "imported")).ShouldBe((1, 1, 1, 1, 0));
        var rows = told.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(r => $"{r.GetProperty("line")} {r.GetProperty("outcome")}").ShouldBe(["2 changed", "3 same", "4 new", "5 bad"]);
        rows[0].GetProperty("fields").GetRawText().ShouldBe("""[{"field":"first-name","old":"Dana","new":"Donna"}]""");
        rows[2].GetProperty("fields").GetRawText().ShouldContain("""{"field":"pin","old":null,"new":null}""");
        told.GetRawText().ShouldNotContain("84021");
        _host.User("2019").Name.ShouldBe("Dana Whitfield");
    }

    [Fact]
    public async Task WhereTooManyFilesWait_TheAnswerSaysWhenToTryAgain()
    {
        const string csv = "Extension,First name,Last name,PIN\n2155,New,One,84021\n";
        await using (new FullLane(_host.Services.GetRequiredService<ImportLane>()))
        {
            var refused = await SendAsync("import?mode=all", csv, "one");
            await refused.ShouldBeProblemAsync(503, "temporarily-unavailable");
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        }
        Number(await ReadAsync(await SendAsync("import?mode=all", csv, "one")), "imported").ShouldBe(1);
    }

    [Fact]
    public async Task RecordsThatAreThere_AreBadRowsUnlessUpdatesAreAskedFor()
    {
        const string csv = "Extension,First name\n2019,Donna\n";
        await (await SendAsync("import?mode=all", csv, "one")).ShouldBeProblemAsync(409, "import-has-bad-rows");

        var told = await ReadAsync(await SendAsync("import?mode=all&write=create-and-update", csv, "two"));

        (Number(told, "imported"), Number(told, "changed")).ShouldBe((1, 1));
        told.GetProperty("rows").GetArrayLength().ShouldBe(0);
        _host.User("2019").Name.ShouldBe("Donna Whitfield");
        // Neither the mode nor the mapping may change under a key.
        await (await SendAsync("import?mode=all", csv, "two")).ShouldBeProblemAsync(422, "idempotency-key-reused");
        (await (await SendAsync("import?mode=all&write=create-and-update", csv, "two")).Content.ReadAsStringAsync(Token)).ShouldBe(told.GetRawText());
    }

    [Fact]
    public async Task AMapping_NamesColumnsByHeaderOrNumber_AndIsToldAgain()
    {
        const string csv = "Betriebsteil,Rufname,Kode,Kode\nDesk team,Ida,84021,x\n2157,Tom,84022,y\n";
        var mapping = Query(new() { ["Betriebsteil"] = "extension", ["rufname"] = "first-name", ["#3"] = "pin" });

        var told = await ReadAsync(await SendAsync($"import?mode=only-good&mapping={mapping}", csv, "one"));

        (Number(told, "imported"), Number(told, "bad")).ShouldBe((1, 1));
        told.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("number")} {c.GetProperty("field")} {c.GetProperty("by")}")
            .ShouldBe(["1 extension order", "2 first-name order", "3 pin order", "4  nobody"]);
        _host.User("2157").Name.ShouldBe("Tom");
    }

    [Fact]
    public async Task AFieldThatTheMappingNames_IsTakenOfNoOtherColumn()
    {
        const string csv = "Extension,Work phone,First name,PIN\n1,2158,Ida,84021\n";

        var told = await ReadAsync(await SendAsync($"import?mapping={Query(new() { ["Work phone"] = "extension", ["First name"] = null })}", csv));

        told.GetProperty("rows")[0].GetProperty("name").GetString().ShouldBe("2158");
        told.GetProperty("warnings").GetRawText().ShouldContain("'Extension'");
    }

    [Theory]
    [InlineData("[1]", "JSON object")]
    [InlineData("nothing", "JSON object")]
    [InlineData("null", "JSON object")]
    [InlineData("""{"PIN":"pin","PIN":"extension"}""", "JSON object")]
    [InlineData("""{"Wer":"first-name"}""", "It has: Extension, PIN, Pin, Name")]
    [InlineData("""{"P.I.N.":"pin"}""", "'PIN' (column 2), 'Pin' (column 3)")]
    [InlineData("""{"Name":"full-name","#4":"last-name"}""", "named twice")]
    [InlineData("""{"Name":"FullName"}""", "full-name")]
    [InlineData("""{"#5":"full-name"}""", "no column '#5'")]
    public async Task AMappingThatCannotBe_IsRefusedByName(string mapping, string says)
    {
        var problem = await (await SendAsync($"import?mapping={Uri.EscapeDataString(mapping)}", "Extension,PIN,Pin,Name\n2159,84021,,Ida\n")).ShouldBeProblemAsync(400, "bad-mapping");

        problem.GetProperty("errors").GetProperty("mapping")[0].GetString().ShouldBe(problem.GetProperty("detail").GetString());
        problem.GetProperty("detail").GetString()!.ShouldContain(says);
    }

    [Fact]
    public async Task WhatAnOfficeRemembers_IsTakenWhereThatIsAskedFor()
    {
        const string csv = "Rufnummer,Wer,Kode\n2160,Ida Brandt,84021\n";
        var service = _host.Services.GetRequiredService<ImportService>();
        var actor = _host.Actor();
        var file = (await service.OpenAsync(actor, "main", ImportKind.HotDeskUsers, new MemoryStream(Encoding.UTF8.GetBytes(csv)), "x.csv", Token)).Value;
        (await service.DryRunAsync(actor, "main", file, ["Extension", "Full name", "PIN"], ImportWrite.CreateOnly, Domain.Ownership.OwnershipChannel.Portal, Token)).IsSuccess.ShouldBeTrue();

        await (await SendAsync("import", csv)).ShouldBeProblemAsync(400, "unreadable-file");
        var told = await ReadAsync(await SendAsync("import?remembered=true", csv));

        told.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("field")} {c.GetProperty("by")}").ShouldBe(["extension memory", "full-name memory", "pin memory"]);
        Number(told, "good").ShouldBe(1);
    }

    [Fact]
    public async Task BadRows_ComeAsAFileThatCanBePutRight()
    {
        const string csv = "Extension;First name;PIN;Team\n2161;Ida;84021;a\nx;Tom;84022;b\n2019;Dana;84023;c\n";

        var answer = await SendAsync("import/bad-rows", csv);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("bad-rows.csv");
        var lines = (await answer.Content.ReadAsStringAsync(Token)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[1].ShouldStartWith("\"x\",\"Tom\",\"84022\",\"b\",");
        lines[2].ShouldContain("2019");
        (await SendAsync("import/bad-rows?format=xlsx", csv)).Content.Headers.ContentType!.MediaType!.ShouldEndWith("spreadsheetml.sheet");
        _host.Board().Directory.Find("2161").ShouldBeNull();
    }

    [Fact]
    public async Task BadRows_BeyondThoseThatHaveReasons_AreInTheFileToo()
    {
        var csv = "Extension,First name,PIN\n" + string.Concat(Enumerable.Range(0, ImportPlan.MostNoted + 20).Select(i => $"x{i},A,84021\n"));

        var lines = (await (await SendAsync("import/bad-rows", csv)).Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(ImportPlan.MostNoted + 21);
        lines[^1].ShouldContain($"first {ImportPlan.MostNoted} rows");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task APackedBody_IsRefusedAsWhatItIs(string encoding)
    {
        using var packed = new MemoryStream();
        await using (Stream packing = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            packing.Write("Extension,First name,PIN\n2162,Ida,84021\n"u8);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Users}/import") { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Content.Headers.ContentEncoding.Add(encoding);

        var problem = await (await _client.SendAsync(request, Token)).ShouldBeProblemAsync(415, "unsupported-media-type");

        problem.GetProperty("detail").GetString()!.ShouldContain(encoding);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/json; charset=\"UTF-8\"", true)]
    [InlineData("application/json; charset=nonsense", false)]
    [InlineData("application/json; charset=utf-7", false)]
    public async Task Json_InACharsetThatNobodyKnows_IsRefusedAsThat(string type, bool isTaken)
    {
        var content = new ByteArrayContent("""{"number":"2164","firstName":"Ida","newPin":"84021"}"""u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await _client.PostAsync(new Uri(Users, UriKind.Relative), content, Token);

        if (isTaken)
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        else
            (await answer.ShouldBeProblemAsync(415, "unsupported-media-type")).GetProperty("detail").GetString()!.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("W/\"1\"", 200)]
    [InlineData("\"01\"", 200)]
    [InlineData("\"7\"", 412)]
    [InlineData("\"one\"", 412)]
    [InlineData("\"\"", 412)]
    [InlineData("*", 428)]
    [InlineData("1", 428)]
    [InlineData("\"1\", \"2\"", 428)]
    public async Task IfMatch_InAnyForm_IsARevisionOrRefused(string tag, int status)
    {
        var read = await _client.GetAsync(new Uri($"{Users}/2020", UriKind.Relative), Token);
        var revision = read.Headers.ETag!.Tag.Trim('"');
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Users}/2020/") { Content = JsonContent.Create(new { number = "2020", firstName = "Marek", lastName = "Novak" }) };
        request.Headers.TryAddWithoutValidation("If-Match", tag.Replace("1", revision, StringComparison.Ordinal));

        var answer = await _client.SendAsync(request, Token);

        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("text/csv; charset=windows-1252")]
    [InlineData("TEXT/CSV")]
    [InlineData("text/csv; header=present")]
    public async Task AContentType_WithParametersOrInUpperCase_IsTaken(string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Users}/import/") { Content = new ByteArrayContent(Encoding.Latin1.GetBytes("Extension,First name,PIN\n2163,Jürgen,84021\n")) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var told = await ReadAsync(await _client.SendAsync(request, Token));

        Number(told, "good").ShouldBe(1);
        told.GetRawText().ShouldContain("rgen");
    }

    [Fact]
    public async Task ATemplate_IsAddressedByItsName_AndByItsNumber()
    {
        const string address = "/api/v1/offices/main/templates";
        var body = JsonContent.Create(new { name = "Front desk & co", vendor = "yealink", content = new { } });
        var created = await _client.PostAsync(new Uri(address, UriKind.Relative), body, Token);
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync(Token));
        (await created.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("key").GetString().ShouldBe("Front desk & co");

        var byName = await _client.GetFromJsonAsync<JsonElement>(created.Headers.Location, Token);
        var id = byName.GetProperty("template").GetProperty("id").GetInt32();

        byName.GetProperty("template").GetProperty("key").GetString().ShouldBe("Front desk & co");
        (await _client.GetFromJsonAsync<JsonElement>($"{address}/{id}", Token)).GetRawText().ShouldBe(byName.GetRawText());
        (await _client.GetFromJsonAsync<JsonElement>($"{address}/front%20DESK%20%26%20co", Token)).GetRawText().ShouldBe(byName.GetRawText());
        await (await _client.GetAsync(new Uri($"{address}/nothing", UriKind.Relative), Token)).ShouldBeProblemAsync(404, "unknown-template");
    }

    private static string Query(Dictionary<string, string?> mapping) => Uri.EscapeDataString(JsonSerializer.Serialize(mapping));

    private static int Number(JsonElement told, string name) => told.GetProperty(name).GetInt32();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private Task<HttpResponseMessage> SendAsync(string path, string csv, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Users}/{path}") { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return _client.SendAsync(request, Token);
    }
}
