using System.Diagnostics;
using CsCheck;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Provisioning;

namespace HotDeskPortal.Services.Tests.Provisioning;

/// <summary>What a phone says of itself and asks for, in any bytes: a reading or none, in a time that does not grow with tricks.</summary>
public sealed class PhoneRequestFuzzTests
{
    private const string Mac = "805ec0112233";

    /// <summary>Far more than any of these readers needs, so that only one that backtracks without end is over it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string[] s_agentParts =
    [
        "Yealink ", "Yealink ", "SIP-", "T54W", " ", "  ", "96.85.0.15", "80:5e:c0:11:22:33", Mac, "FileTransport ", "FileTransport ", "PolycomVVX", "-", "VVX_450", "-UA/", "5.9.1.0615",
        " (SN:64167f112233)", "(", ")", ".", "\0", "é", "𝟜", "Ⅷ", "\r\n", new('a', 120), new('0', 60), new('.', 60), new(' ', 60),
    ];

    private static readonly string[] s_fileParts =
    [
        Mac, Mac, Mac.ToUpperInvariant(), "000000000000", "hd-", "HD-", "/", "/", "//", "..", "\\", "-app.log", "-phone.cfg", ".cfg", ".boot", "-directory.xml", "contacts", "logs", "y000000000123",
        "\0", "é", "ﬃ", "𝟠", "İ", "%2e", " ", "", new('f', 200),
    ];

    [Fact]
    public void UserAgent_OfAnyPieces_IsAPhoneOrNone()
    {
        var reached = new Reached();
        // Half of them as phones write them, then broken somewhere.
        var whole = Of(
            "Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:33", "Yealink SIP-T31G 124.85.0.40", "FileTransport PolycomVVX-VVX_450-UA/5.9.1.0615 (SN:64167f112233) Type/Application");
        var broken = Gen.Select(whole, Gen.Int[0, 90], Gen.Int[0, s_agentParts.Length * 2], (text, at, part) =>
            part < s_agentParts.Length ? text.Insert(Math.Min(at, text.Length), s_agentParts[part]) : text);
        var pieces = Gen.Int[0, s_agentParts.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(i => s_agentParts[i])));
        var start = Stopwatch.GetTimestamp();
        Gen.OneOf(broken, pieces, Gen.String).Sample(text =>
        {
            var began = Stopwatch.GetTimestamp();
            var agent = PhoneUserAgent.Parse(text);
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience);
            if (agent is not null)
            {
                agent.Model.Length.ShouldBeInRange(1, 50);
                agent.Firmware.Length.ShouldBeInRange(1, 50);
                agent.Model.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == ' ' || c == '-');
                agent.Firmware.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            }
            reached.Sample(agent is null ? "none" : $"{agent.Vendor}{(agent.Mac is null ? "" : " with address")}");
        }, iter: Samples.Of(20_000));

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        reached.ShouldHave(0.02, "none", nameof(PhoneVendor.Yealink), "Yealink with address", "Poly with address");
    }

    [Theory]
    [InlineData("Yealink ")]
    [InlineData("A Poly")]
    [InlineData("FileTransport PolycomVVX-VVX_450-UA/5")]
    [InlineData("FileTransport PolycomVVX-VVX_450-UA/5 (SN:")]
    public void UserAgent_ThatNeverEnds_CostsNothing(string start)
    {
        foreach (var filler in new[] { " ", "a", "0", ".", "(", "-", "_" })
            foreach (var length in new[] { 290 - start.Length, 1_000_000 })
            {
                var began = Stopwatch.GetTimestamp();
                PhoneUserAgent.Parse(start + string.Concat(Enumerable.Repeat(filler, length)) + "!")?.Firmware.Length.ShouldBeLessThanOrEqualTo(50);
                Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Patience);
            }
    }

    [Fact]
    public void File_OfAnyPieces_NamesAPhoneOrNone_AndLeavesItsFolder()
    {
        var reached = new Reached();
        var own = MacAddress.Parse(Mac);
        var pieces = Gen.Int[0, s_fileParts.Length - 1].Array[0, 5].Select(picks => string.Concat(picks.Select(i => s_fileParts[i])));
        var usual = Gen.Select(Of("", "/", "logs/", "contacts//"), Of(Mac, "hd-" + Mac, "64167F112233"), Gen.Int[0, s_fileParts.Length - 1], (folder, mac, part) =>
            folder + mac + s_fileParts[part]);
        Gen.OneOf(usual, pieces, Gen.String).Sample(text =>
        {
            var asked = AskedFile.Of(text);
            asked.Name.ShouldNotContain('/');
            asked.Path.Length.ShouldBeLessThanOrEqualTo(text.Length);
            if (asked.Mac is { } mac)
                asked.Name.ShouldContain(mac.Hex);
            var isUpload = asked.IsUploadOf(own);
            // What a phone sends is a name out of a list behind its own address: nothing else of what it wrote gets anywhere.
            if (isUpload)
                asked.Name.ShouldAllBe(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-' || c == '.');
            reached.Sample(isUpload ? "upload" : asked.Mac == own ? "own" : asked.Mac is not null ? "another's" : asked.IsAskedInVain ? "in vain" : "none");
        }, iter: Samples.Of(20_000));

        reached.ShouldHave(0.02, "own", "another's", "none");
        reached.ShouldHave(0.005, "upload", "in vain");
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
