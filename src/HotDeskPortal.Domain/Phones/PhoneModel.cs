using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HotDeskPortal.Domain.Phones;

/// <summary>A model whose configuration the portal knows (design/provisioning.md: Models).</summary>
/// <param name="Vendor">Its maker.</param>
/// <param name="Name">Its name, for example <c>T54W</c>.</param>
/// <param name="LineKeys">Keys beside the screen, all pages together, the line's own included.</param>
/// <param name="Accounts">SIP accounts; null where no source tells.</param>
/// <param name="CommonFile">Number XX of Yealink's common file <c>y0000000000XX.cfg</c>; null: unknown, or another vendor's.</param>
/// <param name="IsVerified">Whether sources agree on its figures.</param>
public sealed record PhoneModel(
    PhoneVendor Vendor, string Name, int LineKeys, int? Accounts = null, int? CommonFile = null, bool IsVerified = true)
{
    /// <summary>Keys that a template may fill: the first is the line's own.</summary>
    public int FreeKeys => LineKeys - 1;

    /// <summary>Maker and name, as the inventory has it: <c>Yealink T54W</c>.</summary>
    public string FullName => $"{Vendor} {Name}";

    /// <summary>What is odd about an address for this model; null: nothing (<see cref="PhoneModels.MacWarning"/>).</summary>
    public OddMac? MacWarning(MacAddress mac) => PhoneModels.MacWarning(mac, Vendor);

    /// <summary>Whether it stands for every model of the vendor that the portal does not know.</summary>
    public bool IsGeneric => Name == PhoneModels.OtherModel;
}

/// <summary>An address that a phone of this vendor would not have, as far as is known.</summary>
/// <param name="Mac">The address.</param>
/// <param name="Vendor">The phone's maker.</param>
public sealed record OddMac(MacAddress Mac, PhoneVendor Vendor) : Fact
{
    /// <summary>Whose addresses begin so; null: nobody's that is known.</summary>
    public PhoneVendor? Maker { get; init; }

    /// <inheritdoc/>
    public override string Variant => Maker is null ? "Unknown" : "Other";
}

/// <summary>The models that the portal knows, and what a vendor's addresses look like.</summary>
public static class PhoneModels
{
    /// <summary>The name, after the vendor's, of what stands for every model that is not known.</summary>
    public const string OtherModel = "other model";

    /// <summary>Most line keys of which a source tells. A phone ignores what is set for keys that it lacks.</summary>
    private const int MostOfYealink = 95, MostOfPoly = 16;

    /// <summary>All models, by vendor and name.</summary>
    public static ImmutableArray<PhoneModel> All { get; } =
    [
        Unmeasured(PhoneVendor.Yealink, "T18P", null, 9), Yealink("T19 E2", 1, 1, 53), Yealink("T19P E2", 1, 1, 53), Unmeasured(PhoneVendor.Yealink, "T20P", null, 7),
        Yealink("T21 E2", 2, 2, 52), Yealink("T21P E2", 2, 2, 52), Unmeasured(PhoneVendor.Yealink, "T22P", null, 5),
        Yealink("T23G", 3, 3, 44), Yealink("T23P", 3, 3, 44), Unmeasured(PhoneVendor.Yealink, "T26P", null, 4),
        Yealink("T27G", 21, 6, 69), Yealink("T27P", 21, 6, 45), Unmeasured(PhoneVendor.Yealink, "T28P"), Yealink("T29G", 27, 16, 46),
        Yealink("T30", 1, 1, 127), Yealink("T30P", 1, 1, 127),
        Yealink("T31", 2, 2, 123), Yealink("T31G", 2, 2, 123), Yealink("T31P", 2, 2, 123), Yealink("T31W", 2, 2, 172), Unmeasured(PhoneVendor.Yealink, "T32G", null, 32),
        Yealink("T33G", 12, 4, 124), Yealink("T33P", 12, 4, 124), Yealink("T34W", 12, 4, 171), Unmeasured(PhoneVendor.Yealink, "T38G", null, 38),
        Yealink("T40G", 3, 3, 76), Yealink("T40P", 3, 3, 54), Yealink("T41P", 15, 6, 36), Yealink("T41S", 15, 6, 68), Yealink("T41U", 15, 6),
        Yealink("T42G", 15, 12, 29), Yealink("T42S", 15, 12, 67), Yealink("T42U", 15, 12, 116), Yealink("T43U", 15, 12, 107), Yealink("T44U", 24, 12, 173),
        Yealink("T44W", 24, 12, 174), Yealink("T46G", 27, 16, 28), Yealink("T46S", 27, 16, 66), Yealink("T46U", 27, 16, 108),
        Yealink("T48G", 29, 16, 35), Yealink("T48S", 29, 16, 65), Yealink("T48U", 29, 16, 109), Unmeasured(PhoneVendor.Yealink, "T49G", null, 51),
        Yealink("T52S", 21, null, 74), Yealink("T53", 21, 12, 95), Unmeasured(PhoneVendor.Yealink, "T53C"), Yealink("T53W", 21, 12, 95), Yealink("T54S", 27, 16, 70),
        Yealink("T54W", 27, 16, 96), Unmeasured(PhoneVendor.Yealink, "T56A"), Yealink("T57W", 29, 16, 97),
        Yealink("T58A", 27, 16, 58), Yealink("T58V", 27, 16, 58), Yealink("T58W", 27, 16, 150),
        Unmeasured(PhoneVendor.Yealink, "T64LTE"), Unmeasured(PhoneVendor.Yealink, "T67LTE"),
        Yealink("T73U", 48, 12), Yealink("T73W", 48, 12), Yealink("T74U", 60, 16), Yealink("T74W", 60, 16), Yealink("T77U", 95, 16),
        Yealink("T85W", 72, 16), Yealink("T87W", 95, 16), Yealink("T88V", 95, 16), Yealink("T88W", 95, 16),
        Unmeasured(PhoneVendor.Yealink, "VP59", null, 91), Unmeasured(PhoneVendor.Yealink, OtherModel),
        Poly("VVX 101", 2), Poly("VVX 150", 2), Poly("VVX 200", 2), Poly("VVX 201", 2), Poly("VVX 250", 4),
        Poly("VVX 300", 6), Poly("VVX 301", 6), Poly("VVX 310", 6), Poly("VVX 311", 6), Poly("VVX 350", 6),
        Poly("VVX 400", 12), Poly("VVX 401", 12), Poly("VVX 410", 12), Poly("VVX 411", 12), Poly("VVX 450", 12),
        Poly("VVX 500", 12), Poly("VVX 501", 12), Poly("VVX 600", 16), Poly("VVX 601", 16), Poly("VVX 1500", 6),
        .. PolyWithoutFigures("CCX 350", "CCX 400", "CCX 500", "CCX 505", "CCX 600", "CCX 700"),
        .. PolyWithoutFigures("Edge B10", "Edge B20", "Edge B30", "Edge E100", "Edge E220", "Edge E300"),
        Poly("Edge E320", 8, false), Poly("Edge E350", 8, false), .. PolyWithoutFigures("Edge E400"), Poly("Edge E450", 14, false),
        .. PolyWithoutFigures("Edge E500", "Edge E550", "Trio 8300", "Trio 8500", "Trio 8800", "Trio C60", OtherModel),
    ];

    private static readonly FrozenDictionary<string, PhoneModel> ByName =
        All.ToFrozenDictionary(m => m.FullName, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PhoneVendor> Prefixes = new (PhoneVendor Vendor, string Prefixes)[]
    {
        (PhoneVendor.Yealink, "001565 249AD8 3497D7 44DBD2 644F56 805E0C 805EC0 B061A9 C4FC22 E434D7 EC1DA9 F01653"),
        (PhoneVendor.Poly, "0004F2 64167F 482567 F04EA4"),
    }.SelectMany(v => v.Prefixes.Split(' ').Select(prefix => KeyValuePair.Create(prefix, v.Vendor)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The model of that name, maker included, however it is capitalised: <c>Yealink T54W</c>; null: unknown.</summary>
    public static PhoneModel? Find(string? model) => model is null ? null : ByName.GetValueOrDefault(model.Trim());

    /// <summary>The maker that a model's name begins with, also where the model itself is unknown; null: unknown.</summary>
    public static PhoneVendor? VendorOf(string model) =>
        Enum.TryParse<PhoneVendor>(model.Trim().Split(' ')[0], ignoreCase: true, out var vendor) && Enum.IsDefined(vendor) ? vendor : null;

    /// <summary>Most line keys that any model of the vendor has.</summary>
    public static int MostLineKeys(PhoneVendor vendor) => All.Where(m => m.Vendor == vendor).Max(m => m.LineKeys);

    /// <summary>
    /// What is odd about an address for a phone of this vendor; null: nothing. It only warns: vendors get new prefixes.
    /// </summary>
    public static OddMac? MacWarning(MacAddress mac, PhoneVendor vendor) => Prefixes.TryGetValue(mac.Hex[..6], out var known)
        ? known == vendor ? null : new OddMac(mac, vendor) { Maker = known }
        : new OddMac(mac, vendor);

    private static IEnumerable<PhoneModel> PolyWithoutFigures(params IEnumerable<string> names) => names.Select(n => Unmeasured(PhoneVendor.Poly, n));

    /// <summary>A model of which no source tells how many keys it has.</summary>
    private static PhoneModel Unmeasured(PhoneVendor vendor, string name, int? accounts = null, int? commonFile = null) =>
        new(vendor, name, vendor == PhoneVendor.Yealink ? MostOfYealink : MostOfPoly, accounts, commonFile, IsVerified: false);

    private static PhoneModel Yealink(string name, int lineKeys, int? accounts = null, int? commonFile = null) =>
        new(PhoneVendor.Yealink, name, lineKeys, accounts, commonFile);

    private static PhoneModel Poly(string name, int lineKeys, bool isVerified = true) =>
        new(PhoneVendor.Poly, name, lineKeys, IsVerified: isVerified);
}
