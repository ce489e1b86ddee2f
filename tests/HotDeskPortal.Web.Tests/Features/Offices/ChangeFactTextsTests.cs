using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using static HotDeskPortal.Web.Tests.Texts.Telling;

namespace HotDeskPortal.Web.Tests.Features.Offices;

/// <summary>What a change will do, and where phones are, in words.</summary>
public sealed class ChangeFactTextsTests
{
    private static readonly OfficeMoment s_today = new(new DateTime(2026, 3, 2, 8, 58, 0), true);

    [Fact]
    public void Consequences_AreToldInASentence() => ShouldTell(
        (new WillBeLoggedOut("Dana Whitfield", Desk), "Dana Whitfield will be logged out of 3001."),
        (new PhoneGoesToStock(Mac), "The phone 80:5E:C0:11:22:01 goes to stock."),
        (new DestinationLosesMember(DestinationKind.Did, "Sales", ExtensionNumber.Parse("7200")), "The number from outside Sales (7200) loses this member."),
        (new CallsReachNobody(ExtensionNumber.Parse("7100")), "Calls to 7100 no longer reach anyone."),
        (new CannotLogInAnyMore("Dana Whitfield"), "Dana Whitfield can no longer log in at hot desk phones while they have a phone of their own."));

    [Fact]
    public void Phones_AreToldOfInASentence() => ShouldTell(
        (new OwnerHasThePhone(User, s_today), "2019 has had it since 08:58; log out to return it."),
        (new OwnerHasThePhone(User, s_today with { IsToday = false }), "2019 has had it since 2026-03-02 08:58; log out to return it."),
        (new PhoneIsInStock(), "In stock."),
        (new PhoneIsWithOwner(User, "Dana Whitfield", s_today, Desk), "2019 Dana Whitfield has had it since 08:58: hot desk, from 3001."),
        (new PhoneIsOfUser(User, "Dana Whitfield"), "2019 Dana Whitfield's own phone."),
        (new PhoneIsAtFreeDesk(Desk), "At 3001; nobody is logged in."));
}
