using System.Diagnostics;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors.Asterisk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>The script that fetches the accounts, run by a shell with curl, against a portal that behaves well and badly; Asterisk is a command that notes what it is told.</summary>
public sealed class FetchScriptTests : IAsyncLifetime
{
    private const string Whole = "; hot desk accounts\n\n[3001](hotdesk-phone)\n\n; end of hot desk accounts\n";
    private const string Reloads = "-rx module reload res_pjsip_config_wizard\n-rx module reload res_pjsip\n";
    private readonly string _directory = Directory.CreateTempSubdirectory("hotdesk-fetch-").FullName;
    private WebApplication _portal = null!;
    private RequestDelegate _answer = context => context.Response.WriteAsync("");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Accounts => Path.Combine(_directory, "hotdesk_accounts.conf");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _portal = builder.Build();
        _portal.Map("/{**path}", context => _answer(context));
        await _portal.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Accounts_AreFetched_AndReadByAsteriskOnce()
    {
        var asked = new List<(string Authorization, string IfNoneMatch, string Path)>();
        Answer(context =>
        {
            asked.Add((context.Request.Headers.Authorization.ToString(), context.Request.Headers.IfNoneMatch.ToString(), context.Request.Path));
            context.Response.Headers.ETag = "\"one\"";
            return context.Request.Headers.IfNoneMatch == "\"one\"" ? SayAsync(context, 304, "") : SayAsync(context, 200, Whole);
        });
        (await RunAsync()).ShouldBe((0, Reloads));
        (await File.ReadAllTextAsync(Accounts, Token)).ShouldBe(Whole);
        (await RunAsync()).ShouldBe((0, ""), "nothing has changed");
        asked.Count.ShouldBe(2);
        asked[1].IfNoneMatch.ShouldBe("\"one\"");
        asked[0].Path.ShouldEndWith("/accounts");
        Convert.FromBase64String(asked[0].Authorization.Split(' ')[1]).ShouldBe("hotdesk:hdd_example"u8.ToArray());
        Directory.GetFiles(_directory).Select(Path.GetFileName).ShouldBe(["asterisk", "asterisk.log", "hotdesk-accounts", "hotdesk_accounts.conf", "hotdesk_accounts.conf.etag"], ignoreOrder: true);
    }

    [Fact]
    public async Task TheSameFileAgain_IsNotRead()
    {
        Answer(context => SayAsync(context, 200, Whole));
        (await RunAsync()).ShouldBe((0, Reloads));
        (await RunAsync()).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData(200, "; hot desk accounts\n\n[3001](hotdesk-phone)\n")]
    [InlineData(200, "<!DOCTYPE html><html><body>Sign in</body></html>\n")]
    [InlineData(200, "")]
    [InlineData(500, Whole)]
    [InlineData(401, Whole)]
    [InlineData(302, Whole)]
    public async Task WhatIsNoWholeList_ChangesNothing(int status, string body)
    {
        await File.WriteAllTextAsync(Accounts, "; before\n", Token);
        Answer(context => SayAsync(context, status, body));
        (await RunAsync()).ShouldBe((1, ""));
        (await File.ReadAllTextAsync(Accounts, Token)).ShouldBe("; before\n");
        Directory.GetFiles(_directory, "hotdesk_accounts.conf*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AConnectionThatBreaks_ChangesNothing()
    {
        Answer(async context =>
        {
            context.Response.ContentLength = Whole.Length + 100;
            await context.Response.WriteAsync(Whole, Token);
            await context.Response.Body.FlushAsync(Token);
            context.Abort();
        });
        (await RunAsync()).ShouldBe((1, ""));
        File.Exists(Accounts).ShouldBeFalse();
    }

    [Fact]
    public async Task AsteriskThatDidNotRead_ReadsAtTheNextRun()
    {
        Answer(context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            return SayAsync(context, 200, Whole);
        });
        (await RunAsync(asteriskFails: true)).Code.ShouldBe(1);
        (await RunAsync()).ShouldBe((0, Reloads));
        (await RunAsync()).ShouldBe((0, ""));
    }

    [Fact]
    public async Task TheSecret_IsInNoArgument()
    {
        Answer(context => SayAsync(context, 200, Whole));
        (await RunAsync()).Code.ShouldBe(0);
        var curl = (await File.ReadAllTextAsync(Path.Combine(_directory, "hotdesk-accounts"), Token)).Split('\n').SkipWhile(l => !l.StartsWith("status=", StringComparison.Ordinal)).Take(2);
        string.Join("", curl).Split("| curl")[1].ShouldNotContain("SECRET");
    }

    private void Answer(RequestDelegate answer) => _answer = answer;

    private static Task SayAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        if (status is 304)
            return Task.CompletedTask;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(body, Token);
    }

    private async Task<(int Code, string Told)> RunAsync(bool asteriskFails = false)
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && File.Exists("/bin/sh") && File.Exists("/usr/bin/curl"), "The script needs a POSIX shell and curl: apt-get install curl.");
        var (script, asterisk, log) = (Path.Combine(_directory, "hotdesk-accounts"), Path.Combine(_directory, "asterisk"), Path.Combine(_directory, "asterisk.log"));
        var door = new Door { Name = "Test", Address = DoorSecrets.NewAddress(), SecretHash = [], Trunk = "trunk" };
        var facts = new InstructionFacts(Features.Ownership.Given.Board, door, new Uri(_portal.Urls.First()), "hdd_example", "localhost", 4573);
        await File.WriteAllTextAsync(script, new AsteriskInstructions().Write(facts).Single(f => f.Syntax == InstructionSyntax.Shell).Content, Token);
        await File.WriteAllTextAsync(asterisk, asteriskFails ? "#!/bin/sh\nexit 1\n" : $"#!/bin/sh\necho \"$*\" >>'{log}'\n", Token);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(asterisk, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(log, "", Token);
        var start = new ProcessStartInfo("/bin/sh", [script]) { RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["HOTDESK_ACCOUNTS"], start.Environment["ASTERISK"]) = (Accounts, asterisk);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        (process.ExitCode == 0).ShouldBe((await errors).Length == 0, await errors);
        return (process.ExitCode, await File.ReadAllTextAsync(log, Token));
    }
}
