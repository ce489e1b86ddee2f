using System.Collections.Immutable;
using HotDeskPortal.Domain.Templates;

namespace HotDeskPortal.Domain.Phones;

/// <summary>A model that the portal can configure.</summary>
/// <param name="Vendor">Its maker.</param>
/// <param name="Name">Maker and model, as <c>Yealink T54W</c>.</param>
public sealed record PhoneModel(PhoneVendor Vendor, string Name)
{
    private static readonly ImmutableArray<string> YealinkPrefixes =
        ["001565", "249ad8", "3497d7", "44dbd2", "644f56", "805e0c", "805ec0", "b061a9", "c4fc22", "ec1da9", "f01653"];

    private static readonly ImmutableArray<string> PolyPrefixes = ["0004f2", "64167f", "482567", "f04ea4"];

    /// <summary>Every model known, by maker.</summary>
    public static ImmutableArray<PhoneModel> All { get; } =
    [
        .. new[] { "T31G", "T31P", "T31W", "T33G", "T34W", "T41U", "T42U", "T43U", "T44U", "T44W", "T46U", "T48U", "T53", "T53W", "T54W", "T57W", "T58W" }
            .Select(m => new PhoneModel(PhoneVendor.Yealink, $"Yealink {m}")),
        .. new[] { "VVX 150", "VVX 250", "VVX 350", "VVX 450", "Edge E320", "Edge E350", "Edge E450" }
            .Select(m => new PhoneModel(PhoneVendor.Poly, $"Poly {m}")),
    ];

    /// <summary>The model of that name, however it is capitalised; null: none that is known.</summary>
    public static PhoneModel? Find(string? name) =>
        All.FirstOrDefault(m => string.Equals(m.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Why the address looks like another maker's; null: it does not. A warning, never a reason to refuse (03-provisioning: Serving).</summary>
    public string? MacWarning(MacAddress mac) =>
        (Vendor == PhoneVendor.Yealink ? YealinkPrefixes : PolyPrefixes).Contains(mac.Hex[..6])
            ? null
            : $"{mac} does not look like a {Vendor} phone's address: check the model.";
}
