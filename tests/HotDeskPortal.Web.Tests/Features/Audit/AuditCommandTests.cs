using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace HotDeskPortal.Web.Tests.Features.Audit;

/// <summary><c>audit verify</c>, as the person at the server runs it: another process, on the portal's database.</summary>
public sealed class AuditCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_TellsOfEveryChain_AndNamesWhatWasTamperedWith()
    {
        var directory = Directory.CreateTempSubdirectory("hotdesk-audit-").FullName;
        await using (var portal = new PortalHost { Settings = new() { ["Data:Directory"] = directory } })
            portal.Board().Version.ShouldBe(3);

        var (code, output) = await VerifyAsync(directory);
        output.ShouldContain("Chain main: ");
        output.ShouldContain("Chain of the portal: ");
        output.ShouldNotContain("NOT");
        code.ShouldBe(0, output);

        await ExecuteAsync(directory, "UPDATE AuditEntries SET Subject = 'somebody else' WHERE Chain = 'main' AND Number = 3; DELETE FROM AuditEntries WHERE Chain = '*' AND Number = 2");
        (code, output) = await VerifyAsync(directory);
        code.ShouldBe(1, output);
        output.ShouldContain("NOT intact:");
        output.ShouldContain("  Entry 3 of ");
        output.ShouldContain("  Entry 2 is missing.");
        output.ShouldContain("Chain training: ");

        var keys = Path.Combine(directory, "keys", "pin-keys.json");
        File.Delete(keys);
        (code, output) = await VerifyAsync(directory);
        code.ShouldBe(2, output);
        output.ShouldContain(keys);
        File.Exists(keys).ShouldBeFalse("a new one would make every PIN wrong");
        Directory.Delete(directory, recursive: true);
    }

    private static async Task ExecuteAsync(string directory, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "hotdesk.db")};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync(Token)).ShouldBe(2);
    }

    private static async Task<(int Code, string Output)> VerifyAsync(string directory)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HotDeskPortal.Web.dll"), "audit", "verify", $"--Data:Directory={directory}"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory, Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output + await errors);
    }
}
