using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Tests.Import.Files;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Files of the kinds that people report: what becomes of each row.</summary>
public sealed class FieldRowsTests
{
    [Fact]
    public async Task X02_NumbersAsTheirCellsShowThem_AreImported()
    {
        await using var portal = await ImportedAsync("x02-number-format-zeros.xlsx", ImportKind.HotDeskUsers);

        Users(portal, "0302", "2303").ShouldBe(["0302 Ida Brandt True True", "2303 Tom Ek False True"]);
        (await portal.CheckAsync("0302", "3001", "04821")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task X13_CallerIds_AreE164AndWhatIsAssumedIsSaid()
    {
        var plan = await DryRunAsync("x13-phone-number-as-number.xlsx", ImportKind.HotDeskUsers);

        plan.Bad.ShouldBe(0);
        plan.Rows.Select(r => r.Fields.Single(f => f.Column == ImportColumns.CallerIdNumber).New).ShouldBe(["+12025550119", "+12025550119", "+12025550119", "+442079460018"]);
        plan.Rows.SelectMany(r => r.Notes).ShouldHaveSingleItem().What.ShouldBe(new TelephoneNumberAssumed("+12025550119", TelephoneAssumption.NorthAmerica));
    }

    [Fact]
    public async Task C04_WahrAndFalsch_AreYesAndNo()
    {
        await using var portal = await ImportedAsync("c04-german-excel-booleans.csv", ImportKind.HotDeskUsers, ImportChoice.OnlyGood);

        Users(portal, "2401", "2402").ShouldBe(["2401 Ida Brandt True True", "2402 Jürgen Öz False True"]);
    }

    [Fact]
    public async Task C13_FloatsAndGroups_AreNamedAsSuch() => (await NotesAsync("c13-pandas-floats.csv", ImportKind.HotDeskUsers)).ShouldBe(
    [
        (2, "Extension", new SpreadsheetMadeNumber(MadeNumber.Fraction)), (2, "Caller ID number", new TelephoneNumberAssumed("+12025550119", TelephoneAssumption.NorthAmerica)),
        (2, "PIN", new SpreadsheetMadeNumber(MadeNumber.Fraction)),
        (3, "Extension", new SpreadsheetMadeNumber(MadeNumber.Thousands)), (3, "Caller ID number", new SpreadsheetMadeNumber(MadeNumber.Scientific)),
    ]);

    [Fact]
    public async Task C14_EmptyDelimiters_AreNoReason() => (await NotesAsync("c14-trailing-delims.csv", ImportKind.HotDeskUsers))
        .ShouldBe([(5, "", new WrongCellCount(7, 4))]);

    [Fact]
    public async Task C22_InvisibleCharactersAtTheEnds_AreNoReason() => (await NotesAsync("c22-nbsp.csv", ImportKind.HotDeskUsers)).ShouldBeEmpty();

    [Theory]
    [InlineData("u01-3cx-export.csv", "2201 Ida Brandt True True")]
    [InlineData("u03-fusionpbx-extensions.csv", "2204 Ida Brandt True True")]
    [InlineData("u05-netsapiens.csv", "2206 Ida Brandt True True")]
    public async Task U_ExportsOfPhoneSystems_AreImportedAsTheyAre(string name, string user)
    {
        await using var portal = await ImportedAsync(name, ImportKind.HotDeskUsers);

        Users(portal, user[..4]).ShouldBe([user]);
        (await portal.CheckAsync(user[..4], "3001", "48205")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task U01_CallerIdsOf3cx_AreTheOutboundOnes()
    {
        await using var portal = await ImportedAsync("u01-3cx-export.csv", ImportKind.HotDeskUsers);

        portal.Board.Directory.Users.Where(u => u.Number.Digits is "2201" or "2202").Select(u => u.CallerIdNumber).ShouldBe(["+12025550141", "+12025550142"]);
    }

    [Fact]
    public async Task U03_FusionPbx_LeavesSipPasswordAndInnerCallerIdOut()
    {
        var plan = await DryRunAsync("u03-fusionpbx-extensions.csv", ImportKind.HotDeskUsers);

        plan.Warnings.OfType<UnknownColumn>().Select(w => w.Name).ShouldBe(["number_alias", "password", "accountcode", "effective_caller_id_name", "effective_caller_id_number"]);
    }

    [Fact]
    public async Task P01_DevicesOfFusionPbx_AreImported() => (await PhonesAsync("p01-fusionpbx-devices.csv")).ShouldBe(["805ec0aa0001 Yealink T54W "]);

    [Fact]
    public async Task P02_OfCisco_IsReadAndMissesOnlyTheModel()
    {
        var plan = await DryRunAsync("p02-cisco-bat.csv", ImportKind.Phones);

        plan.Rows.ShouldHaveSingleItem().Notes.Where(n => !n.IsWarning).ShouldHaveSingleItem().Column.ShouldBe("Model");
        plan.Rows[0].Notes.Select(n => n.What).ShouldContain(new HotDeskWillBeCreated("3301"));
    }

    [Fact]
    public async Task P03_ALocationOfCisco_IsNoEmergencyLocation()
    {
        var plan = await DryRunAsync("p03-cisco-location.csv", ImportKind.Phones);

        plan.Warnings.ShouldBe([new UnknownColumn("LOCATION")]);
        plan.Rows.ShouldHaveSingleItem().Fields.Select(f => f.Column).ShouldBe([ImportColumns.Model]);
    }

    [Fact]
    public async Task P10_MacShapes_AreUnderstoodOrNamed()
    {
        var plan = await DryRunAsync("p10-mac-shapes.csv", ImportKind.Phones);

        plan.Rows.Where(r => !r.IsGood).Select(r => (r.Line, r.Notes.First(n => !n.IsWarning).What)).ShouldBe(
        [
            (2, new SpreadsheetMadeNumber(MadeNumber.Scientific)), (3, new SpreadsheetMadeNumber(MadeNumber.Fraction)),
            (4, new SpreadsheetMadeNumber(MadeNumber.LostZeros, "00:15:65:11:22:33")), (13, new NearlyMac(MacFault.Characters, "O")), (14, new NearlyMac(MacFault.MoreText, "(desk 4)")),
        ]);
        plan.Good.ShouldBe(10);
    }

    [Fact]
    public async Task P11_ModelSpellings_AreUnderstoodOrComeWithTheNearest()
    {
        var plan = await DryRunAsync("p11-model-spellings.csv", ImportKind.Phones);

        var bad = plan.Rows.Where(r => !r.IsGood).ToList();
        bad.Select(r => r.Notes.Single(n => !n.IsWarning).What).ShouldAllBe(w => w is UnknownPhoneModel);
        plan.Rows.Where(r => r.Line is >= 2 and <= 8 || r.Line is >= 15 and <= 21 || r.Line is >= 25 and <= 28).ShouldAllBe(r => r.IsGood);
        plan.Rows.Single(r => r.Line == 37).IsGood.ShouldBeTrue("EXP43 is plugged in");
        // Which models are known grows; these are near ones of any list.
        foreach (var unknown in bad.SelectMany(r => r.Notes).Select(n => n.What).OfType<UnknownPhoneModel>())
            unknown.Nearest.ShouldAllBe(n => PhoneModels.Find(n) != null);
        bad.ShouldNotBeEmpty();
        bad.SelectMany(r => r.Notes).Select(n => n.What).OfType<UnknownPhoneModel>().ShouldAllBe(u => u.Nearest.Count > 0);
        ((UnknownPhoneModel)bad.Single(r => r.Line == 38).Notes[0].What).Nearest[0].ShouldBe("Yealink T54W");
    }

    [Fact]
    public async Task ThirtyPolys_StandAtTheirDesks()
    {
        var phones = await PhonesAsync("30-polys.csv");

        phones.Length.ShouldBe(30);
        phones[0].ShouldBe("64167fab0000 Poly VVX 450 3200 3 3-00");
    }

    private static string[] Users(TestPortal portal, params string[] numbers) =>
        [.. portal.Board.Directory.Users.Where(u => numbers.Contains(u.Number.Digits)).Select(u => $"{u.Number} {u.Name} {u.IsHotDeskingEnabled} {u.IsActive}")];

    private static async Task<string[]> PhonesAsync(string name)
    {
        await using var portal = await ImportedAsync(name, ImportKind.Phones);
        var hex = System.Text.Encoding.UTF8.GetString(FileTables.Field(name)).ToLowerInvariant();
        var phones = await portal.ReadAsync(db => Task.FromResult(db.Phones.AsEnumerable().Where(p => hex.Contains(p.Mac.Hex, StringComparison.Ordinal)).OrderBy(p => p.Mac.Hex).ToList()));
        return
        [
            .. phones.Select(p => $"{p.Mac.Hex} {p.Model} " + (p.HotDeskExtensionId is { } id && portal.Board.Directory.HotDesk(id) is { } at ? $"{at.Number} {at.Floor} {at.Desk}" : "")),
        ];
    }

    private static async Task<(int Line, string Column, Domain.Fact What)[]> NotesAsync(string name, ImportKind kind) =>
        [.. (await DryRunAsync(name, kind)).Rows.SelectMany(r => r.Notes.Select(n => (r.Line, n.Column, n.What)))];

    private static async Task<ImportPlan> DryRunAsync(string name, ImportKind kind)
    {
        await using var portal = await TestPortal.StartAsync();
        return (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", kind, new MemoryStream(FileTables.Field(name)), name)).Value;
    }

    private static async Task<TestPortal> ImportedAsync(string name, ImportKind kind, ImportChoice choice = ImportChoice.All)
    {
        var portal = await TestPortal.StartAsync();
        var service = portal.Get<ImportService>();
        var plan = (await service.DryRunAsync(TestPortal.Admin, "main", kind, new MemoryStream(FileTables.Field(name)), name)).Value;
        var done = await service.ExecuteAsync(TestPortal.Admin, "main", plan.Id, choice, OwnershipChannel.Portal);
        done.IsSuccess.ShouldBeTrue($"{done.Error}");
        return portal;
    }
}
