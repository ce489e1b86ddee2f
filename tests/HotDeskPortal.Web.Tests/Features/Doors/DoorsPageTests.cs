using System.Collections.Immutable;
using System.Net;
using Bunit;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Features.Doors;

namespace HotDeskPortal.Web.Tests.Features.Doors;

public sealed class DoorsPageTests : PageContext
{
    private static readonly IPAddress Pbx = IPAddress.Parse("10.0.0.5");

    public DoorsPageTests() : base(own: (services, host) => services.AddSingleton(_ => new DoorInstructions(
        host.Services.GetRequiredService<OfficeAccess>(), host.Services.GetRequiredService<DoorService>(), host.Services.GetRequiredService<DoorOptions>(),
        [new StubInstructions(PhoneSystem.Asterisk), new StubInstructions(PhoneSystem.Kazoo)])))
    {
    }

    private DoorService Service => Host.Services.GetRequiredService<DoorService>();

    private DoorActivity Activity => Host.Services.GetRequiredService<DoorActivity>();

    private DoorAccess Access => Host.Services.GetRequiredService<DoorAccess>();

    [Fact]
    public async Task TheFirst_IsChosen_SetUp_AndItsSecretShownThisOnce()
    {
        await BeginSessionAsync();
        var (dialogs, _) = RenderProviders();
        var page = Open();
        page.FindAll(".choices li").Count.ShouldBe(2);
        page.Find(".choices li").TextContent.ShouldContain("FreePBX");

        page.Press("Set up Asterisk or FreePBX");
        dialogs.WaitForAssertion(() => dialogs.Field("Name"));
        dialogs.Type("Name", "Basement");
        dialogs.Press("Create");

        page.WaitForAssertion(() => page.Find(".good .mono"));
        var secret = page.Find(".good .mono").TextContent;
        secret.ShouldStartWith(DoorSecrets.Prefix);
        page.Find("pre").TextContent.ShouldContain(secret);
        page.Find("pre .secret").TextContent.ShouldBe(secret);
        var door = (await Service.ListAsync(Host.Actor(), "main", TestContext.Current.CancellationToken)).Value.Single().Door;
        Access.Open(door.Address, secret, Pbx).IsSuccess.ShouldBeTrue();

        var again = Open();
        again.Markup.ShouldNotContain(secret);
        again.Find("pre .secret").TextContent.ShouldBe(InstructionFacts.SecretPlaceholder);
    }

    [Fact]
    public async Task LongAfterSignIn_NoSecretIsMade_BeforeSomebodyHasShownWhoseTheAccountIs()
    {
        await SetUpAsync();
        await BeginSessionAsync();
        Host.Time.Advance(AccountSessions.ConfirmationLife);
        var (dialogs, _) = RenderProviders();
        var page = Open();

        page.Press("New secret…");

        page.WaitForAssertion(() => Address.ShouldStartWith("account/confirm?returnUrl="));
        dialogs.Text().ShouldNotContain("Make a new secret");
    }

    [Fact]
    public async Task ANewSecret_FillsTheFiles()
    {
        await BeginSessionAsync();
        var (_, old) = await SetUpAsync();
        var (dialogs, _) = RenderProviders();
        var page = Open();

        page.Press("New secret…");
        dialogs.WaitForAssertion(() => dialogs.Button("Make a new secret"));
        dialogs.Press("Make a new secret");

        page.WaitForAssertion(() => page.Find("pre .secret").TextContent.ShouldStartWith(DoorSecrets.Prefix));
        page.Find("pre .secret").TextContent.ShouldNotBe(old);
        page.Markup.ShouldContain("works until the new one has been used");
    }

    [Fact]
    public async Task TheTest_WaitsForACall_AndTellsWhatCame()
    {
        var (address, secret) = await SetUpAsync();
        var page = Open();
        page.Press("Start the test");
        page.Find("section[aria-labelledby=test] [role=status]").TextContent.ShouldContain("Dial *45 on a desk phone now.");

        Access.Open(address, "wrong", Pbx);
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find(".error").TextContent.ShouldContain("The phone system has another secret."));
        page.Find(".came .answer").TextContent.ShouldBe("Wrong secret");

        var door = Access.Open(address, secret, Pbx).Value;
        Activity.Asked(door, DoorRequestKind.Call, TimeSpan.FromMilliseconds(4.2), wentWell: true, "3001", "*45");
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find("section[aria-labelledby=test] .good").TextContent.ShouldContain("It works"));
        page.Find(".came li").TextContent.ShouldSatisfyAllConditions(
            t => t.ShouldContain("phone 3001 dialled *45"), t => t.ShouldContain("from 10.0.0.5"), t => t.ShouldContain("answered in 4.2 ms"));
        page.Find("section[aria-labelledby^=state]").TextContent.ShouldContain("phone 3001 dialled *45");
    }

    [Fact]
    public async Task TheTest_TellsOfAWrongAddress_AndEndsByItself()
    {
        await SetUpAsync();
        var page = Open();
        page.Press("Start the test");
        Access.Open("mistyped", "secret", Pbx);
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find(".came li").TextContent.ShouldContain("at an address that is no phone system’s here"));

        Host.Time.Advance(DoorTest.Longest);
        page.WaitForAssertion(() => page.Button("Test again"));
    }

    [Fact]
    public async Task WhereNothingComes_TheTestSaysSo()
    {
        await SetUpAsync();
        var page = Open();
        page.Press("Start the test");
        Host.Time.Advance(DoorTest.Longest);
        page.WaitForAssertion(() => page.Find("section[aria-labelledby=test] .warn").TextContent.ShouldContain("Nothing has come."));
    }

    [Fact]
    public async Task Several_EachHasItsAddress_AndIsTurnedOffAndDeleted()
    {
        await SetUpAsync();
        await SetUpAsync("Annex");
        var annex = (await Service.ListAsync(Host.Actor(), "main", TestContext.Current.CancellationToken)).Value[0].Door;
        RenderProviders();
        var page = Open($"?system={annex.Id}");
        page.Find(".segment [aria-current=true]").TextContent.ShouldBe("Annex");

        await page.InvokeAsync(() => page.Find("input[type=checkbox][role=switch], .mud-switch input").Change(false));

        page.WaitForAssertion(() => page.Find("section[aria-labelledby^=state] .badge").TextContent.ShouldBe("Off"));
        Access.OpenByAddress(annex.Address, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.TurnedOff));
    }

    [Fact]
    public async Task Support_SeesHowItIsDoing_AndNothingThatLetsThemIn()
    {
        var (address, _) = await SetUpAsync();
        SignIn(PortalRole.Support);
        var page = Open();

        page.Find("section[aria-labelledby^=state]").TextContent.ShouldContain("Has never called");
        page.Markup.ShouldNotContain(address);
        page.FindAll("pre").ShouldBeEmpty();
        page.FindAll("section[aria-labelledby=test]").ShouldBeEmpty();
    }

    private IRenderedComponent<DoorsPage> Open(string query = "")
    {
        Navigator.NavigateTo($"office/main/phone-system{query}");
        var page = Render<DoorsPage>(p => p.Add(m => m.Office, "main"));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading"));
        return page;
    }

    private async Task<(string Address, string Secret)> SetUpAsync(string name = "Basement")
    {
        var made = (await Service.CreateAsync(Host.Actor(), "main", new DoorForm { Name = name }, OwnershipChannel.Portal, TestContext.Current.CancellationToken)).Value;
        return ((await Service.GetAsync(Host.Actor(), "main", made.Id, TestContext.Current.CancellationToken)).Value.Door.Address, made.Secret);
    }

    private sealed class StubInstructions(PhoneSystem system) : IDoorInstructions
    {
        public PhoneSystem System => system;

        public ImmutableArray<InstructionFile> Write(InstructionFacts facts) =>
        [
            new InstructionFile("extensions.conf", InstructionSyntax.Asterisk, $"[globals]\nHOTDESK_SECRET = {facts.SecretText}\nHOTDESK_URL = {facts.DoorUrl}\n")
            {
                Place = "/etc/asterisk/",
            },
        ];
    }
}
