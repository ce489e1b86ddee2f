using System.Diagnostics;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary><c>--version</c>, as somebody at the server asks: another process.</summary>
public sealed class VersionCommandTests
{
    [Fact]
    public async Task Version_IsTold_AndNothingIsStarted()
    {
        var folder = Directory.CreateTempSubdirectory("hotdesk-version-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HotDeskPortal.Web.dll"), "--version"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        output.Trim().ShouldBe(VersionCommand.Version);
        VersionCommand.Version.ShouldMatch(@"^\d+\.\d+\.\d+");
        folder.GetFileSystemInfos().ShouldBeEmpty("no database was made");
        folder.Delete();
    }
}
