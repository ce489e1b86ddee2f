using System.Diagnostics;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>A process killed at random moments under load loses nothing it acknowledged, and leaves nothing half done.</summary>
public sealed class KilledProcessTests
{
    private static readonly string Executable =
        Path.ChangeExtension(typeof(KilledProcessTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    [Fact(Timeout = 180_000)]
    public async Task Writer_KilledUnderLoad_HasKeptEveryAcknowledgedLogin()
    {
        await using var portal = await TestPortal.StartAsync();
        var random = new Random();
        for (var round = 1; round <= 5; round++)
        {
            var before = await LoginsAsync(portal);

            var acknowledged = await WriteUntilKilledAsync(portal.Database.ConnectionString, random.Next(10, 100), TestContext.Current.CancellationToken);

            await portal.RestartAsync();
            await Consistency.VerifyAsync(portal);
            var after = await LoginsAsync(portal);
            foreach (var user in TestOffice.Agents)
            {
                var stored = after[user].Skip(before[user].Count()).ToList();
                var told = acknowledged[user].ToList();
                stored.Take(told.Count).ShouldBe(told, $"round {round}: acknowledged logins of {user} are missing");
                // At most the one that was committed and could not be told any more.
                stored.Count.ShouldBeLessThanOrEqualTo(told.Count + 1);
            }
        }
    }

    /// <summary>Starts the writer, reads some of its lines, kills it and reads what it had still printed.</summary>
    private static async Task<ILookup<string, string>> WriteUntilKilledAsync(
        string connectionString, int lines, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Executable, [WriterProcess.Argument, connectionString]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var read = new List<string>();
        try
        {
            while (read.Count < lines)
                read.Add(await process.StandardOutput.ReadLineAsync(cancellation)
                    ?? throw new InvalidOperationException($"The writer ended by itself, with exit code {process.ExitCode}."));
        }
        finally
        {
            process.Kill();
        }
        var rest = await process.StandardOutput.ReadToEndAsync(cancellation);
        // A line cut off by the kill was not told.
        read.AddRange(rest.Split('\n')[..^1]);
        await process.WaitForExitAsync(cancellation);
        return read.Select(l => l.Split(' ')).ToLookup(l => l[0], l => l[1]);
    }

    /// <summary>Hot desk extensions that each user logged in at, in order.</summary>
    private static async Task<ILookup<string, string>> LoginsAsync(TestPortal portal) =>
        (await portal.JournalAsync()).Where(e => e.Kind == JournalKind.SessionStarted).ToLookup(
            e => portal.Board.Directory.User(e.UserId!.Value)!.Number.Digits,
            e => portal.Board.Directory.HotDesk(e.HotDeskExtensionId!.Value)!.Number.Digits);
}
