using System.Text.Json;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Doors.VoiceWebhooks;
using HotDeskPortal.Web.Tests.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

public sealed class VoiceInstructionsTests
{
    private const string Root = "https://portal.example.com/phones/door/AbCdEfGhIjKlMnOpQrStUv";

    private static readonly FeatureCodes s_codes = new("*11", "*12", "*13");

    private static InstructionFile[] Write(IDoorInstructions instructions, string? secret = "hdd_example", string url = "https://portal.example.com/phones")
    {
        var board = Given.Board with { Directory = new OfficeDirectory(Given.Board.Office with { FeatureCodes = s_codes }, [.. Given.Board.Directory.HotDesks, .. Given.Board.Directory.Users]) };
        var door = new Door { Name = "x", Address = "AbCdEfGhIjKlMnOpQrStUv", SecretHash = [], System = instructions.System };
        return [.. instructions.Write(new InstructionFacts(board, door, new Uri(url), secret, "portal.example.com", 0))];
    }

    [Theory]
    [InlineData(PhoneSystem.Twilio)]
    [InlineData(PhoneSystem.SignalWire)]
    public void Signed_HaveTheAddressAlone(PhoneSystem system)
    {
        var files = Write(new TwilioInstructions(system));
        files[0].Content.ShouldBe($"{Root}/voice\n");
        files[1].Content.ShouldBe($"{Root}/voice/status\n");
        files[2].Content.ShouldContain("*11 (login), *12 (logout), *13 (toggle)");
        files.ShouldAllBe(f => !f.Content.Contains("hdd_example"));
    }

    [Fact]
    public void Kazoo_HasACallflowForEachCode()
    {
        var files = Write(new KazooInstructions());
        foreach (var (file, (dialled, wish)) in files.Zip([("*11", "login"), ("*12", "logout"), ("*13", "toggle")]))
        {
            var data = JsonDocument.Parse(file.Content).RootElement.GetProperty("data");
            data.GetProperty("numbers").EnumerateArray().Select(n => n.GetString()).ShouldBe([dialled]);
            var flow = data.GetProperty("flow");
            flow.GetProperty("module").GetString().ShouldBe("pivot");
            var pivot = flow.GetProperty("data");
            pivot.GetProperty("voice_url").GetString().ShouldBe($"{Root}.hdd_example/voice/{wish}");
            pivot.GetProperty("method").GetString().ShouldBe("post");
            pivot.GetProperty("req_format").GetString().ShouldBe("twiml");
            pivot.GetProperty("req_body_format").GetString().ShouldBe("form");
        }
        Write(new KazooInstructions(), secret: null)[0].Content.ShouldContain($"{Root}.{InstructionFacts.SecretPlaceholder}/voice/login");
    }

    /// <summary>What the keys of a template dial is what the dial translations expect.</summary>
    [Fact]
    public void NetSapiens_DialsTheDeskBehindTheCode()
    {
        var files = Write(new NetSapiensInstructions());
        files[0].Content.ShouldContain($"<HttpMethod=POST>{Root}.hdd_example/voice/login");
        files[0].Content.ShouldContain("*11.");
        var values = new PlaceholderValues("3001", "Main Office", "", s_codes);
        foreach (var (code, dialled) in new[] { (FeatureCode.LogIn, "*113001"), (FeatureCode.LogOut, "*123001"), (FeatureCode.Toggle, "*133001") })
        {
            var value = TemplateKey.PlaceholderOf(code) + TemplateKey.ExtensionPlaceholder;
            files[3].Content.ShouldContain(value);
            Placeholders.Check(value).ShouldBeNull();
            Placeholders.Render(value, values).ShouldBe(dialled);
            new TemplateKey(TemplateKeyType.SpeedDial, "HD", value).Dials(code, s_codes).ShouldBeTrue();
        }
        new TemplateKey(TemplateKeyType.SpeedDial, "HD", "*11{{ extension }}").Dials(FeatureCode.LogIn, s_codes).ShouldBeTrue();
        new TemplateKey(TemplateKeyType.SpeedDial, "HD", "{{ extension }}").Dials(FeatureCode.LogIn, s_codes).ShouldBeFalse();
    }

    [Fact]
    public void PlainHttp_IsWarnedOf()
    {
        foreach (var writer in new IDoorInstructions[] { new TwilioInstructions(PhoneSystem.Twilio), new KazooInstructions(), new NetSapiensInstructions() })
        {
            Write(writer, url: "http://portal.example.com")[^1].Content.ShouldContain("plain HTTP");
            Write(writer)[^1].Content.ShouldNotContain("plain HTTP");
        }
    }
}
