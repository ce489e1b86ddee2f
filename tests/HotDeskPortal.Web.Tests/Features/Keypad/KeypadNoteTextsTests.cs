using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Keypad;
using static HotDeskPortal.Web.Tests.Texts.Telling;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>What the service did in a keypad call, in words.</summary>
public sealed class KeypadNoteTextsTests
{
    [Fact]
    public void Notes_AreToldInALine() => ShouldTell(
        (new FeatureCodeDialled(FeatureCode.LogIn, "*45", Desk, true, null), "Dialled *45 on 3001: a hot desk phone, free"),
        (new FeatureCodeDialled(FeatureCode.LogOut, "*46", Desk, true, "Dana Whitfield"), "Dialled *46 on 3001: a hot desk phone, owned by Dana Whitfield"),
        (new FeatureCodeDialled(FeatureCode.LogIn, "*45", User, false, null), "Dialled *45 on 2019: not a hot desk phone"),
        (new ExtensionEntered("2019"), "Extension 2019 entered"),
        (new NothingEntered(), "Nothing was entered"),
        (new NotConfirmed("2"), "2 was not pressed: nothing changed"),
        (new PinAccepted("Dana Whitfield", null), "PIN accepted: Dana Whitfield; nobody owns the phone"),
        (new PinAccepted("Dana Whitfield", "Marek Novák"), "PIN accepted: Dana Whitfield; Marek Novák owns the phone"),
        (new OwnerHadChanged("Marek Novák"), "Marek Novák owns the phone by now: asked again"),
        (new OwnershipTaken(Desk), "Ownership of 3001 taken"),
        (new OwnerLoggedOut("Dana Whitfield"), "Dana Whitfield logged out"),
        (new DatabaseWasAway(), "The database was not there: dial again in a moment"),
        (new CallerHungUp(), "Hung up"));
}
