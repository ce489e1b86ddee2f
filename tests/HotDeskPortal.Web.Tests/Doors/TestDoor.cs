using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Web.Tests.Doors;

/// <summary>A door of the main office, with an address and a secret that tests know.</summary>
internal sealed class TestDoor(PortalHost host, string address)
{
    public const string Secret = "hotdesk-secret-example";

    private IReadOnlyDictionary<string, string>? _texts;

    public string Address => address;

    /// <summary>A portal that Asterisk finds at an address.</summary>
    public static ClockedPortalHost Host(params (string Key, string Value)[] settings) => new()
    {
        Settings = settings.Append(("Doors:Agi:PromptUrl", "http://portal.example.com")).ToDictionary(s => s.Item1, s => (string?)s.Item2),
    };

    /// <summary>Opens one.</summary>
    public static async Task<TestDoor> OpenAsync(PortalHost host, PhoneSystem system = PhoneSystem.Asterisk, string networks = "")
    {
        var door = new Door
        {
            OfficeId = host.Board().Office.Id, Name = $"The office's {system}", System = system, Address = DoorSecrets.NewAddress(), SecretHash = DoorSecrets.Hash(Secret),
            AllowedNetworks = networks,
        };
        await using var db = await host.OpenDatabaseAsync();
        db.Add(door);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<DoorAccess>().RefreshAsync(TestContext.Current.CancellationToken);
        return new TestDoor(host, door.Address);
    }

    /// <summary>The words of a prompt, by its address.</summary>
    public string TextOf(string url)
    {
        url.ShouldContain($"/door/{address}/prompts/en/");
        return (_texts ??= Texts())[url.Split('/')[^1]];
    }

    private Dictionary<string, string> Texts()
    {
        var (sounds, directory) = (host.Services.GetRequiredService<PromptSounds>(), host.Board().Directory);
        var names = directory.Users.Select(u => u.Name).Distinct().Append(null).ToList();
        var spoken = Enum.GetValues<Prompt>().SelectMany(p => names.SelectMany(n => directory.HotDesks.Select(h => new Spoken(p, n, h.Number))));
        var texts = new Dictionary<string, string>();
        foreach (var what in spoken)
            texts[sounds.Address(directory, what, "en")] = PromptTexts.Of(what, "en");
        return texts;
    }
}
