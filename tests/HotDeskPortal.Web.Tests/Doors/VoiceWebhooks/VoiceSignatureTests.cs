using System.Net;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors.VoiceWebhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

public sealed class VoiceSignatureTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2", Published = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    /// <summary>The example of Twilio's documentation.</summary>
    private static readonly Dictionary<string, StringValues> s_form = new()
    {
        ["CallSid"] = "CA1234567890ABCDE", ["Caller"] = "+14158675309", ["Digits"] = "1234", ["From"] = "+14158675309", ["To"] = "+18005551212",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void PublishedExample_Holds() => Holds(Published).ShouldBeTrue();

    /// <summary>The example of Twilio's own libraries.</summary>
    [Fact]
    public void ValuesSentTwice_AreSignedOnce_AndInOrder() => VoiceSignature.Of("12345", Url, new Dictionary<string, StringValues>
    {
        ["Sid"] = "CA123", ["SidAccount"] = "AC123", ["Digits"] = new(["5678", "1234", "1234"]),
    }).ShouldBe("IK+Dwps556ElfBT0I3Rgjkr1wJU=");

    [Fact]
    public void AnythingElse_DoesNotHold()
    {
        Holds(Published, token: "12346").ShouldBeFalse();
        Holds(Published, url: "https://mycompany.com/myapp.php?foo=1&bar=3").ShouldBeFalse();
        Holds(Published, url: "http://mycompany.com/myapp.php?foo=1&bar=2").ShouldBeFalse();
        foreach (var name in s_form.Keys)
            Holds(Published, form: new(s_form) { [name] = s_form[name] + "1" }).ShouldBeFalse(name);
        Holds(Published, form: new(s_form) { ["More"] = "" }).ShouldBeFalse();
        foreach (var wrong in new[] { "", "FAIL", Published[..^1], Published + "=", Published.ToLowerInvariant(), new string('A', 5000), "Ω" })
            Holds(wrong).ShouldBeFalse(wrong);
        VoiceSignature.Holds(PhoneSystem.Twilio, new HeaderDictionary(), "12345", Url, new VoiceRequest("", s_form, [])).ShouldBeFalse();
        // Twilio's address, but with a header that only SignalWire sends.
        VoiceSignature.Holds(PhoneSystem.Twilio, new HeaderDictionary { ["X-SignalWire-Signature"] = Published }, "12345", Url, new VoiceRequest("", s_form, [])).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://portal.example.com/door/a/voice", "https://portal.example.com:443/door/a/voice")]
    [InlineData("https://portal.example.com:8443/door/a/voice", "https://portal.example.com/door/a/voice")]
    [InlineData("https://portal.example.com:443/door/a/voice", "https://portal.example.com/door/a/voice")]
    public void Port_MayBeSpeltOrNot(string asked, string signedFor) =>
        Holds(VoiceSignature.Of("12345", signedFor, s_form), url: asked).ShouldBeTrue();

    [Theory]
    [InlineData("X-SignalWire-Signature")]
    [InlineData("X-Twilio-Signature")]
    public void SignalWire_SignsEitherWay(string header)
    {
        const string Body = "CallSid=CA1&From=3001";
        var request = new VoiceRequest(Body, new() { ["CallSid"] = "CA1", ["From"] = "3001" }, []);
#pragma warning disable CA5350 // It is what they sign with.
        var hex = Convert.ToHexStringLower(HMACSHA1.HashData("12345"u8, Encoding.UTF8.GetBytes(Url + Body)));
#pragma warning restore CA5350
        foreach (var signature in new[] { hex, VoiceSignature.Of("12345", Url, request.Form) })
        {
            VoiceSignature.Holds(PhoneSystem.SignalWire, new HeaderDictionary { [header] = signature }, "12345", Url, request).ShouldBeTrue();
            VoiceSignature.Holds(PhoneSystem.SignalWire, new HeaderDictionary { [header] = signature }, "12346", Url, request).ShouldBeFalse();
        }
        VoiceSignature.Holds(PhoneSystem.Twilio, new HeaderDictionary { ["X-Twilio-Signature"] = hex }, "12345", Url, request).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "https://portal.example.com", "https://portal.example.com")]
    [InlineData("/phones", "https://portal.example.com/phones", "https://portal.example.com/phones")]
    // A proxy has taken the path off.
    [InlineData("/phones", "https://portal.example.com/phones", "http://10.0.0.5:5080")]
    public async Task Address_IsThePublicOne(string pathBase, string publicUrl, string reachedAt)
    {
        await using var host = VoiceDoor.Host(("Provisioning:PublicUrl", publicUrl), ("Hosting:PathBase", pathBase.Length == 0 ? null : pathBase));
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        var (called, signed) = ($"{reachedAt}/door/{door.Address}/voice?a=1&b=%20x", $"{publicUrl}/door/{door.Address}/voice?a=1&b=%20x");
        var fields = new Dictionary<string, string> { ["CallSid"] = "CA1", ["From"] = "sip:3001@office.sip.twilio.com", ["To"] = "sip:*45@office.sip.twilio.com" };
        using var answer = await door.SendAsync("POST", called, fields, signed);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain($"action=\"{publicUrl}/door/{door.Address}/voice/CA1/1\"");
        using var other = await door.SendAsync("POST", called, fields, signed + "1");
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Unsigned_IsRefused_AndTold_WhateverSecretItBrings()
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        var fields = new Dictionary<string, string> { ["CallSid"] = "CA1", ["From"] = "sip:3001@office.sip.twilio.com", ["To"] = "sip:*45@office.sip.twilio.com" };
        foreach (var change in new Action<HttpRequestMessage>[]
        {
            r => r.Headers.Remove("X-Twilio-Signature"),
            r => { r.Headers.Remove("X-Twilio-Signature"); r.Headers.Add("X-Door-Secret", TestDoor.Secret); },
            r => r.Headers.Add("X-Twilio-Signature", "AAAA"),
        })
        {
            using var refused = await door.SendAsync("POST", door.Url, fields, change: change);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        host.Services.GetRequiredService<DoorActivity>().Of(door.Id).LastRefused!.Refusal.ShouldBe(DoorRefusal.WrongSignature);
    }

    private static bool Holds(string signature, string token = "12345", string url = Url, Dictionary<string, StringValues>? form = null) =>
        VoiceSignature.Holds(PhoneSystem.Twilio, new HeaderDictionary { ["X-Twilio-Signature"] = signature }, token, url, new VoiceRequest("", form ?? s_form, []));
}
