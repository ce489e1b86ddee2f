using CsCheck;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Import.Cells;

namespace HotDeskPortal.Services.Tests.Import.Cells;

/// <summary>Whatever stands in a cell: nothing throws, and what is taken is right. Each test shows that it reaches what it is about.</summary>
public sealed class CellFuzzTests
{
    private static readonly Gen<string> Anything = Gen.Char["0123456789abcdefEFxX+-.,;:_/()<>@# \u00A0\u200B\u200F\u0000telsipSEPT54W\"é"].Array[0, 30].Select(c => new string(c));

    [Fact]
    public void Cells_OfAnyText_AreReadOrRefused()
    {
        var (all, refused) = (0, 0);
        Gen.OneOf(Anything, Gen.String[0, 40]).Sample(text =>
        {
            Interlocked.Increment(ref all);
            var number = TelephoneNumbers.Read(text, "America/New_York");
            var (mac, noMac) = MacSpelling.Read(text);
            var (model, noModel) = ModelSpelling.Read(text);
            _ = YesNoWords.Read(text);
            if (number.Refusal is null && number.Number.Length > 0)
                number.Number.ShouldMatch(@"^\+[1-9]\d{6,14}$");
            if (noMac is null && mac != text)
                MacAddress.TryParse(mac, out _, out _).ShouldBeTrue();
            if (noModel is null && text.Length > 0)
                PhoneModels.Find(model).ShouldNotBeNull();
            if (number.Refusal is not null && noModel is not null)
                Interlocked.Increment(ref refused);
        }, iter: Samples.Of(1_000));
        (refused * 2).ShouldBeGreaterThan(all);
    }

    [Fact]
    public void Mac_WrittenInAnyOfItsWays_IsTheSame()
    {
        var (all, odd) = (0, 0);
        string[] before = ["", "SEP", "SIP-", "MAC: ", "0x", "Yealink ", " "], between = ["", ":", "-", ".", " ", "_", "\u2013", "\u00A0"], behind = ["", " ", "\u200B", ".cfg"];
        Gen.Select(Gen.Byte.Array[6], Gen.Int[0, before.Length - 1].Select(i => before[i]), Gen.Int[0, between.Length - 1].Select(i => between[i]), Gen.Int[0, behind.Length - 1].Select(i => behind[i]), Gen.Bool).Sample((bytes, prefix, separator, suffix, upper) =>
        {
            bytes[0] &= 0xFE;
            if (!MacAddress.TryParse(Convert.ToHexString(bytes), out var mac, out _))
                return;
            var text = string.Join(separator, bytes.Select(b => upper ? $"{b:X2}" : $"{b:x2}"));
            Interlocked.Increment(ref all);
            if (prefix.Length > 0 || separator.Length > 0)
                Interlocked.Increment(ref odd);
            MacSpelling.Read(prefix + text + suffix).ShouldBe((mac.Hex, null));
        }, iter: Samples.Of(1_000));
        (odd * 2).ShouldBeGreaterThan(all);
        all.ShouldBeGreaterThan(Samples.Of(500));
    }

    [Fact]
    public void Model_WrittenInAnyOfItsWays_IsTheSame()
    {
        var all = 0;
        // "Other model" alone does not tell the maker.
        var named = PhoneModels.All.Where(m => !m.IsGeneric).ToList();
        Gen.Select(Gen.Int[0, named.Count - 1].Select(i => named[i]), Gen.Int[0, 5]).Sample((model, way) =>
        {
            Interlocked.Increment(ref all);
            var text = way switch
            {
                0 => model.Name,
                1 => model.FullName.ToLowerInvariant(),
                2 => $"{model.Vendor} SIP-{model.Name}",
                3 => model.FullName.Replace(' ', '_'),
                4 => $"{model.FullName} 1.2.3.4",
                _ => model.FullName.Replace(" ", "", StringComparison.Ordinal),
            };
            ModelSpelling.Read(text).ShouldBe((model.FullName, null));
        }, iter: Samples.Of(1_000));
        all.ShouldBeGreaterThan(Samples.Of(500));
    }
}
