namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>What the portal writes to the disk is for its own user alone, and keys lie apart from what they protect.</summary>
public sealed class PrivateDataTests : IDisposable
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("hotdesk-private-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task NewData_IsReadableByItsOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "access lists decide there");
        var data = Path.Combine(folder, "data");
        await StartAsync(new() { ["Data:Directory"] = data });

        var modes = Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data)
            .ToDictionary(p => Path.GetRelativePath(folder, p), p => (Directory.Exists(p), Mode: ModeOf(p)));
        modes.Keys.ShouldContain(Path.Combine("data", "hotdesk.db"));
        modes.Keys.ShouldContain(Path.Combine("data", "keys", "pin-keys.json"));
        modes.Where(m => m.Value.Mode != (m.Value.Item1 ? Folder700 : File600)).Select(m => $"{m.Key} {m.Value.Mode}").ShouldBeEmpty();
    }

    [Fact]
    public async Task ADatabase_OfAnEarlierVersion_IsClosedToOthers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "access lists decide there");
        var settings = new Dictionary<string, string?> { ["Data:Directory"] = folder };
        await StartAsync(settings);
        var database = Path.Combine(folder, "hotdesk.db");
        Open(database, File600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Open(folder, Folder700 | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        var log = await StartAsync(settings);

        ModeOf(database).ShouldBe(File600);
        ModeOf(folder).ShouldBe(Folder700 | UnixFileMode.OtherRead | UnixFileMode.OtherExecute, "a folder that exists may be others' too");
        log.ShouldContain(line => line.Contains($"may look into {folder};"));
    }

    [Fact]
    public async Task Keys_LieWhereTheyAreConfigured_AndNotBesideTheDatabase()
    {
        var keys = Path.Combine(folder, "keys elsewhere");
        var data = Path.Combine(folder, "data");
        await StartAsync(new() { ["Data:Directory"] = data, ["Data:KeyDirectory"] = keys });

        File.Exists(Path.Combine(keys, "pin-keys.json")).ShouldBeTrue();
        Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).ShouldAllBe(f => Path.GetFileName(f).StartsWith("hotdesk.db"));
    }

    [Fact]
    public async Task AKey_OfAnEarlierVersion_MovesAwayFromTheDatabase()
    {
        var settings = new Dictionary<string, string?> { ["Data:Directory"] = folder };
        await StartAsync(settings);
        var (beside, apart) = (Path.Combine(folder, "pin-keys.json"), Path.Combine(folder, "keys", "pin-keys.json"));
        var key = await File.ReadAllTextAsync(apart, TestContext.Current.CancellationToken);
        File.Move(apart, beside);

        await StartAsync(settings);

        File.Exists(beside).ShouldBeFalse();
        (await File.ReadAllTextAsync(apart, TestContext.Current.CancellationToken)).ShouldBe(key);
    }

    private static async Task<IReadOnlyCollection<string>> StartAsync(Dictionary<string, string?> settings)
    {
        await using var host = new PortalHost { Settings = settings };
        host.Board().Version.ShouldBe(3);
        using var browser = host.CreateClient();
        // The first form makes the first key of cookies.
        (await browser.GetAsync("/account/sign-in", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return [.. host.Log.All];
    }

    private static UnixFileMode? ModeOf(string path) => OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);

    private static void Open(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
