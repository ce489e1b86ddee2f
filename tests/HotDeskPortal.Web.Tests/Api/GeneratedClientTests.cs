using System.Diagnostics;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>A client that a public generator makes of the document (openapi-typescript, openapi-fetch) compiles, and works on the portal.</summary>
public sealed class GeneratedClientTests
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AClientOfTheDocument_CompilesAndWorks()
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, npm))), "npm is not installed: apt-get install nodejs npm.");
        await using var host = new PortalHost();
        host.UseKestrel(0);
        host.StartServer();
        using var http = host.CreateClient();
        var work = Directory.CreateTempSubdirectory("hotdesk-client-");
        try
        {
            foreach (var file in new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Api", "GeneratedClient")).EnumerateFiles())
                file.CopyTo(Path.Combine(work.FullName, file.Name));
            await File.WriteAllBytesAsync(Path.Combine(work.FullName, "document.json"), await http.GetByteArrayAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token), Token);
            await RunAsync(npm, work.FullName, [], "ci", "--no-audit", "--no-fund", "--loglevel=error");
            var said = await RunAsync(npm, work.FullName, new() { ["PORTAL"] = http.BaseAddress!.ToString().TrimEnd('/'), ["KEY"] = PortalHost.DemoKey }, "start", "--silent");
            var told = JsonDocument.Parse(said.Trim().Split('\n')[^1]).RootElement;
            told.GetProperty("phones").GetInt32().ShouldBe(host.Board().Directory.HotDesks.Length);
            told.GetProperty("free").GetInt32().ShouldBeGreaterThan(0);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, string directory, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(Most);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
        return await output;
    }
}
