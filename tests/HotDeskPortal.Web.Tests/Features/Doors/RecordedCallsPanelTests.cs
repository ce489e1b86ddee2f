using Bunit;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Doors;

namespace HotDeskPortal.Web.Tests.Features.Doors;

/// <summary>What did Dana hear at 9:02?</summary>
public sealed class RecordedCallsPanelTests() : PageContext(isShared: true)
{
    private static readonly DateTimeOffset At902 = ClockedPortalHost.Monday9.AddMinutes(2);

    [Theory]
    [InlineData("dana", "3001")]
    [InlineData("9:02", "3001")]
    [InlineData("Dana 9:02", "3001")]
    [InlineData("3008", "3008")]
    [InlineData("2019", "3001")]
    [InlineData("logged in", "3001")]
    [InlineData("dana 3008", "")]
    public void Search_FindsByPhonePersonAndTime(string search, string phones)
    {
        var panel = Panel(null);
        panel.Type("Phone, person or time", search);
        var found = panel.FindAll("tbody tr td:nth-child(2)").Select(c => c.TextContent.Split(' ')[0]);
        string.Join(' ', found).ShouldBe(phones);
    }

    [Fact]
    public void ACall_IsToldAsItWasHeard_WithoutAnyDigitOfAPin()
    {
        var drawer = Panel(1).Find(".drawer");

        drawer.QuerySelectorAll(".lines li").Select(l => $"{l.ClassName} {l.QuerySelector("p")!.LastChild!.TextContent}").ShouldBe(
        [
            "said Enter your extension, then press pound.", "keyed keyed 2019", "said Enter your PIN, then press pound.", "keyed keyed 5 keys, not kept",
            "said Dana Whitfield is now the owner of phone 3001.",
        ]);
        drawer.TextContent.ShouldContain("Logged in");
        drawer.TextContent.ShouldNotContain("73915");
    }

    [Fact]
    public void ADrawer_ClosesOnEscape()
    {
        var isClosed = false;
        var panel = Panel(1, () => isClosed = true);
        panel.Find(".drawer").KeyDown("Escape");
        isClosed.ShouldBeTrue();
    }

    private IRenderedComponent<RecordedCallsPanel> Panel(long? open, Action? onClose = null)
    {
        RenderProviders();
        var time = OfficeTime.For(Host.Board().Office.TimeZone, Host.Time.GetUtcNow());
        return Render<RecordedCallsPanel>(p => p
            .Add(c => c.Calls, [Dana(), Other()]).Add(c => c.Board, Host.Board()).Add(c => c.Time, time).Add(c => c.Open, open)
            .Add(c => c.Address, id => $"?call={id}").Add(c => c.OnClose, () => onClose?.Invoke()));
    }

    private RecordedCall Dana()
    {
        var transcript = Transcript("3001", At902);
        transcript.Said(At902, [Prompt.EnterExtension], null);
        transcript.Keyed(At902.AddSeconds(4), Collect.Extension, "2019#", Host.Board().Directory);
        transcript.Said(At902.AddSeconds(4), [Prompt.EnterPin], null);
        transcript.Keyed(At902.AddSeconds(9), Collect.PinDigits, "73915#", Host.Board().Directory);
        transcript.Said(At902.AddSeconds(9), [new Spoken(Prompt.IsNowTheOwner, "Dana Whitfield", ExtensionNumber.Parse("3001"))], KeypadOutcome.LoggedIn);
        var call = transcript.Record(Host.Board().Office.Id);
        call.Id = 1;
        return call;
    }

    private RecordedCall Other()
    {
        var transcript = Transcript("3008", At902.AddMinutes(5));
        transcript.Said(At902.AddMinutes(5), [Prompt.EnterExtension], KeypadOutcome.HungUp);
        var call = transcript.Record(Host.Board().Office.Id);
        call.Id = 2;
        return call;
    }

    private CallTranscript Transcript(string phone, DateTimeOffset at) => new(
        new OpenDoor(1, "Basement", PhoneSystem.Asterisk, "address", "main", Actor.PhoneSystem("Basement", ApiKeyRights.Keypad, Host.Board().Office.Id)), phone, "*45", at);
}
