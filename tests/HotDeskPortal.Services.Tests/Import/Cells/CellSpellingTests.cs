using HotDeskPortal.Services.Import.Cells;

namespace HotDeskPortal.Services.Tests.Import.Cells;

/// <summary>What people, spreadsheets and phone systems write in a cell, and what must come of it.</summary>
public sealed class CellSpellingTests
{
    private const string NewYork = "America/New_York", Berlin = "Europe/Berlin";

    [Theory]
    [InlineData("yes no")]
    [InlineData("Y N")]
    [InlineData("TRUE FALSE")]
    [InlineData("T F")]
    [InlineData("1 0")]
    [InlineData("1.0 0.0")]
    [InlineData("x -")]
    [InlineData("on off")]
    [InlineData("Enabled Disabled")]
    [InlineData("active inactive")]
    [InlineData("☑ ☐")]
    [InlineData("WAHR FALSCH")]
    [InlineData("Ja Nein")]
    [InlineData("aktiv inaktiv")]
    [InlineData("oui non")]
    [InlineData("VRAI FAUX")]
    [InlineData("activé désactivé")]
    [InlineData("sí no")]
    [InlineData("VERDADERO FALSO")]
    [InlineData("Sim Não")]
    [InlineData("VERO FALSO")]
    [InlineData("WAAR ONWAAR")]
    [InlineData("ja nee")]
    [InlineData("tak nie")]
    [InlineData("PRAWDA FAŁSZ")]
    [InlineData("ano ne")]
    [InlineData("EVET HAYIR")]
    [InlineData("DOĞRU YANLIŞ")]
    [InlineData("да нет")]
    [InlineData("はい いいえ")]
    [InlineData("是 否")]
    public void YesAndNo_InWordsOfManyLanguages_AreUnderstood(string words)
    {
        var (yes, no) = (words.Split(' ')[0], words.Split(' ')[1]);

        (YesNoWords.Read(yes), YesNoWords.Read(no)).ShouldBe((true, false));
        (YesNoWords.Read($" {yes}\u00A0"), YesNoWords.Read(no.ToLowerInvariant())).ShouldBe((true, false));
    }

    [Theory]
    [InlineData("perhaps")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("yesno")]
    public void YesAndNo_OfOtherWords_AreNeither(string word) => YesNoWords.Read(word).ShouldBeNull();

    [Theory]
    [InlineData("+12025550119", NewYork, "+12025550119", null)]
    [InlineData("+1 (202) 555-0119", NewYork, "+12025550119", null)]
    [InlineData("tel:+12025550119", NewYork, "+12025550119", null)]
    [InlineData("tel:+1-202-555-0119;ext=12", NewYork, "+12025550119", TelephoneAssumption.ExtensionLeftOut)]
    [InlineData("sip:+12025550119@pbx.example.com", NewYork, "+12025550119", null)]
    [InlineData("0044 20 7946 0018", NewYork, "+442079460018", null)]
    [InlineData("011 44 20 7946 0018", NewYork, "+442079460018", null)]
    [InlineData("+44 (0)20 7946 0018", Berlin, "+442079460018", null)]
    [InlineData("+49\u00A030/1234\u2013567", Berlin, "+49301234567", null)]
    [InlineData("12025550119", NewYork, "+12025550119", TelephoneAssumption.NorthAmerica)]
    [InlineData("12025550119.0", NewYork, "+12025550119", TelephoneAssumption.NorthAmerica)]
    [InlineData("202.555.0119", NewYork, "+12025550119", TelephoneAssumption.NorthAmerica)]
    [InlineData("(202) 555-0119 x12", "America/Toronto", "+12025550119", TelephoneAssumption.ExtensionLeftOut)]
    [InlineData("\"Ida Brandt\" <2025550144>", NewYork, "+12025550144", TelephoneAssumption.NorthAmerica)]
    public void TelephoneNumber_ThatIsClear_IsE164(string text, string zone, string number, TelephoneAssumption? assumed)
    {
        var read = TelephoneNumbers.Read(text, zone);

        (read.Number, read.Refusal).ShouldBe((number, null));
        read.Assumed.ShouldBe(assumed is { } what ? new TelephoneNumberAssumed(number, what) : null);
    }

    [Theory]
    [InlineData("2204", NewYork, TelephoneFault.Internal)]
    [InlineData("12025550119", Berlin, TelephoneFault.Country)]
    [InlineData("030 1234567", Berlin, TelephoneFault.Country)]
    [InlineData("2025550119", "America/Mexico_City", TelephoneFault.Country)]
    [InlineData("1025550119", NewYork, TelephoneFault.Country)]
    [InlineData("+1 202 555", NewYork, TelephoneFault.Length)]
    [InlineData("+1 102 555 0119", NewYork, TelephoneFault.Length)]
    [InlineData("1-800-FLOWERS", NewYork, TelephoneFault.Characters)]
    [InlineData("anonymous", NewYork, TelephoneFault.Characters)]
    [InlineData("+12025550119 / +12025550120", NewYork, TelephoneFault.Characters)]
    public void TelephoneNumber_ThatIsNot_IsRefusedWithTheReason(string text, string zone, TelephoneFault fault) =>
        TelephoneNumbers.Read(text, zone).Refusal.ShouldBe(new NoTelephoneNumber(fault, text));

    [Fact]
    public void TelephoneNumber_ThatASpreadsheetRounded_IsNamedAsSuch() =>
        TelephoneNumbers.Read("1.20256E+10", NewYork).Refusal.ShouldBe(new SpreadsheetMadeNumber(MadeNumber.Scientific));

    [Theory]
    [InlineData("SEP805EC0AA0010")]
    [InlineData("SIP-805EC0AA0010")]
    [InlineData("sep805ec0aa0010.cnf.xml")]
    [InlineData("805ec0aa0010.cfg")]
    [InlineData("Yealink 80:5e:c0:aa:00:10")]
    [InlineData("MAC: 805EC0AA0010")]
    [InlineData("MAC address=80-5E-C0-AA-00-10")]
    [InlineData("0x805EC0AA0010")]
    [InlineData("805e.c0aa.0010")]
    [InlineData("805EC0-AA0010")]
    [InlineData("80 5E C0 AA 00 10")]
    [InlineData("80_5E_C0_AA_00_10")]
    [InlineData("80\u20135E\u2013C0\u2013AA\u201300\u201310")]
    [InlineData("80:5E:C0:AA:0:10")]
    [InlineData("\u200F805EC0AA0010\u200B")]
    [InlineData("[80:5e:c0:aa:00:10]")]
    public void Mac_InAnySpelling_IsUnderstood(string text) => MacSpelling.Read(text).ShouldBe(("805ec0aa0010", null));

    [Fact]
    public void Mac_WithAnEAmongItsDigits_IsNoAmount() => MacSpelling.Read("805E10112233").ShouldBe(("805e10112233", null));

    [Theory]
    [InlineData("8.05011E+11", MadeNumber.Scientific, "")]
    [InlineData("8,05E+11", MadeNumber.Scientific, "")]
    [InlineData("805010112233.0", MadeNumber.Fraction, "")]
    [InlineData("805,010,112,233", MadeNumber.Thousands, "")]
    [InlineData("1565112233", MadeNumber.LostZeros, "00:15:65:11:22:33")]
    public void Mac_OfWhichASpreadsheetMadeANumber_IsNamedAsSuch(string text, MadeNumber made, string perhaps) =>
        MacSpelling.Read(text).ShouldBe((text, new SpreadsheetMadeNumber(made, perhaps)));

    [Theory]
    [InlineData("805ECOAA0018", MacFault.Characters, "O")]
    [InlineData("80:5E:C0:AA:00:19 (desk 4)", MacFault.MoreText, "(desk 4)")]
    public void Mac_ThatIsNearlyOne_IsRefusedWithoutAGuess(string text, MacFault fault, string what) => MacSpelling.Read(text).ShouldBe((text, new NearlyMac(fault, what)));

    [Theory]
    [InlineData("T54W", "Yealink T54W")]
    [InlineData("SIP-T54W", "Yealink T54W")]
    [InlineData("Yealink SIP-T54W", "Yealink T54W")]
    [InlineData("yealink/t54w", "Yealink T54W")]
    [InlineData("YEALINK_T54W", "Yealink T54W")]
    [InlineData("Yealink T54 W", "Yealink T54W")]
    [InlineData("Yealink\u00A0T54W", "Yealink T54W")]
    [InlineData("Yealink SIP-T54W 96.86.0.70", "Yealink T54W")]
    [InlineData("Yealink T43U + EXP43", "Yealink T43U")]
    [InlineData("VVX450", "Poly VVX 450")]
    [InlineData("Polycom VVX 450", "Poly VVX 450")]
    [InlineData("PolycomVVX-VVX_450", "Poly VVX 450")]
    [InlineData("PolycomVVX-VVX_450-UA/5.9.6.2327", "Poly VVX 450")]
    [InlineData("HP Poly Edge E450", "Poly Edge E450")]
    [InlineData("Poly E450", "Poly Edge E450")]
    public void Model_InAnySpelling_IsUnderstood(string text, string model) => ModelSpelling.Read(text).ShouldBe((model, null));

    [Theory]
    [InlineData("Yealink T54X", "Yealink T54W")]
    [InlineData("Poly VVX 451", "Poly VVX 450")]
    public void Model_ThatIsNotKnown_ComesWithTheNearest(string text, string nearest)
    {
        var refusal = ModelSpelling.Read(text).Refusal.ShouldNotBeNull();

        refusal.Text.ShouldBe(text);
        refusal.Nearest[0].ShouldBe(nearest);
        refusal.Nearest.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("Poly T54W")]
    [InlineData("Cisco CP-7841")]
    [InlineData("Fax")]
    public void Model_OfAnotherMaker_IsNotTaken(string text) => ModelSpelling.Read(text).Refusal.ShouldNotBeNull().Text.ShouldBe(text);
}
