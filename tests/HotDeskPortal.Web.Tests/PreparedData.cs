using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Web.Tests;

/// <summary>
/// What a host would write into an empty data directory: migrated, with demo offices or empty. Made once in a run by a host of its
/// own, then copied, which takes a tenth of the time. Every host still has a database to itself.
/// </summary>
internal static class PreparedData
{
    private static readonly string[] Differing = ["Data:", "Database:", "ConnectionStrings:", "Pins:"];

    private static readonly ConcurrentDictionary<(string Environment, bool IsClocked), Lazy<IReadOnlyDictionary<string, byte[]>>> Made = new();

    /// <summary>Whether a host with this setting has another database, or another key of the PINs.</summary>
    public static bool Changes(string setting) => Differing.Any(d => setting.StartsWith(d, StringComparison.OrdinalIgnoreCase));

    /// <summary>Fills a data directory for a host with this environment and clock; leaves it empty where the clock is no usual one.</summary>
    public static void CopyTo(string directory, string environment, FakeTimeProvider? clock)
    {
        var now = clock?.GetUtcNow();
        if (now is not null && now != ClockedPortalHost.Monday9)
            return;
        var files = Made.GetOrAdd((environment, now is not null), key => new(() => Make(key.Environment, key.IsClocked))).Value;
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(directory, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private static Dictionary<string, byte[]> Make(string environment, bool isClocked)
    {
        var directory = Directory.CreateTempSubdirectory("hotdesk-web-tests-").FullName;
        using (var host = new PortalHost
        {
            EnvironmentName = environment, Clock = isClocked ? new FakeTimeProvider(ClockedPortalHost.Monday9) : null, Settings = new() { ["Data:Directory"] = directory },
        })
            host.Services.GetRequiredService<TimeProvider>();
        PortalHost.CloseDatabase(Path.Combine(directory, "hotdesk.db"));
        var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(directory, f), File.ReadAllBytes);
        Directory.Delete(directory, recursive: true);
        return files;
    }
}
