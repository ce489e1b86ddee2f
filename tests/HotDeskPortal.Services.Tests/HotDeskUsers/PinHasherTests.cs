using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Services.HotDeskUsers;

namespace HotDeskPortal.Services.Tests.HotDeskUsers;

public sealed class PinHasherTests
{
    private static readonly string Key1 = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]);
    private static readonly string Key2 = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 48)]);

    [Fact]
    public void Matches_SamePinSameUser_AlwaysAndOnlyThen()
    {
        var pins = Hasher(("1", Key1));
        var stored = pins.Hash(7, Pin.Entered("73915"));

        for (var i = 0; i < 3; i++)
            pins.Matches(7, Pin.Entered("73915"), stored).ShouldBeTrue();
        pins.Matches(8, Pin.Entered("73915"), stored).ShouldBeFalse();
        pins.Matches(7, Pin.Entered("73916"), stored).ShouldBeFalse();
        pins.Matches(7, Pin.Entered("7391"), stored).ShouldBeFalse();
        pins.Matches(7, Pin.Entered(""), stored).ShouldBeFalse();
        pins.Matches(7, Pin.Entered("73915"), null).ShouldBeFalse();
        Hasher(("1", Key2)).Matches(7, Pin.Entered("73915"), stored).ShouldBeFalse();
    }

    [Fact]
    public void Hash_SamePin_DiffersByUserAndByTime()
    {
        var pins = Hasher(("1", Key1));

        var hashes = new[] { 7, 7, 8 }.Select(user => pins.Hash(user, Pin.Entered("73915"))).ToList();

        hashes.Select(h => Convert.ToHexString(h.Hash)).Distinct().Count().ShouldBe(3);
        hashes.ShouldAllBe(h => h.Hash.Length == 32 && h.Salt.Length == 16);
        // Were the salts the same, the user would still tell.
        pins.Matches(8, Pin.Entered("73915"), hashes[0]).ShouldBeFalse();
    }

    [Fact]
    public void Rotation_NewestKeyHashesAndOlderOnesStillMatch()
    {
        var old = Hasher(("1", Key1)).Hash(7, Pin.Entered("73915"));
        var rotated = Hasher(("1", Key1), ("2", Key2));

        var fresh = rotated.Hash(7, Pin.Entered("73915"));

        (old.KeyVersion, fresh.KeyVersion).ShouldBe((1, 2));
        rotated.Matches(7, Pin.Entered("73915"), old).ShouldBeTrue();
        rotated.Matches(7, Pin.Entered("73915"), fresh).ShouldBeTrue();
        Hasher(("2", Key2)).Matches(7, Pin.Entered("73915"), old).ShouldBeFalse();
        Hasher(("9", Key2), ("10", Key1)).Hash(7, Pin.Entered("73915")).KeyVersion.ShouldBe(10);
    }

    [Theory]
    [InlineData("1", "", "Pins:Keys:1")]
    [InlineData("1", "not Base64!", "Pins:Keys:1")]
    [InlineData("2", "c2hvcnQ=", "Pins:Keys:2")]
    [InlineData("zero", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", "Pins:Keys:zero")]
    [InlineData("0", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", "Pins:Keys:0")]
    public void From_MalformedKey_NamesThePlaceAndNotTheKey(string version, string key, string place)
    {
        var message = Should.Throw<InvalidOperationException>(() => PinKeys.From(Options((version, key)))).Message;

        message.ShouldContain(place);
        if (key.Length > 0)
            message.ShouldNotContain(key);
    }

    [Fact]
    public void From_WithoutKeys_IsNull() => PinKeys.From(Options()).ShouldBeNull();

    [Fact]
    public void FromFile_WhereThereIsNone_CreatesItForItsOwnerAloneAndKeepsIt()
    {
        var folder = Directory.CreateTempSubdirectory("hotdesk-keys-");
        try
        {
            var path = Path.Combine(folder.FullName, "pin-keys.json");

            var created = PinKeys.FromFile(path);
            var again = PinKeys.FromFile(path);

            created.Key(1)!.Length.ShouldBeGreaterThanOrEqualTo(PinKeys.MinBytes);
            again.Key(1).ShouldBe(created.Key(1));
            folder.GetFiles().ShouldHaveSingleItem();
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task FromFile_ByManyAtOnce_NeverGivesTwoKeys()
    {
        var folder = Directory.CreateTempSubdirectory("hotdesk-keys-");
        try
        {
            for (var round = 0; round < 50; round++)
            {
                var path = Path.Combine(folder.FullName, $"pin-keys-{round}.json");
                var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => KeyOf(path))));
                keys.Distinct().ShouldHaveSingleItem();
            }
            folder.GetFiles().Length.ShouldBe(50, "nothing is left over");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no json")]
    [InlineData("[1]")]
    [InlineData("""{ "1": 5 }""")]
    [InlineData("""{ "1": null }""")]
    [InlineData("""{ "1": "c2hvcnQ=" }""")]
    [InlineData("""{ "first": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" }""")]
    public void FromFile_MalformedFile_NamesIt(string content)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);

            Should.Throw<InvalidOperationException>(() => PinKeys.FromFile(path)).Message.ShouldContain(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string KeyOf(string path) => Convert.ToHexString(PinKeys.FromFile(path).Key(1)!);

    private static PinHasher Hasher(params (string Version, string Key)[] keys) => new(PinKeys.From(Options(keys))!);

    private static PinOptions Options(params (string Version, string Key)[] keys) => new() { Keys = keys.ToDictionary(k => k.Version, k => k.Key) };
}
