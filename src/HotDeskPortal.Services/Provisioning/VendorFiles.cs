using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>A file that a phone fetches.</summary>
/// <param name="Name">Its name, lower case.</param>
/// <param name="Text">What it holds.</param>
public sealed record PhoneFile(string Name, string Text)
{
    /// <summary>As it goes over the wire: UTF-8 without mark.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Text);
}

/// <summary>
/// The files of one vendor's phones, rendered from a configuration: the same configuration gives the same bytes, for phones
/// skip what has not changed. A vendor is added by a subclass, listed in <see cref="All"/>.
/// </summary>
public abstract class VendorFiles
{
    private static readonly FrozenDictionary<PhoneVendor, VendorFiles> ByVendor =
        new VendorFiles[] { new YealinkFiles(), new PolyFiles() }.ToFrozenDictionary(v => v.Vendor);

    /// <summary>All vendors.</summary>
    public static IEnumerable<VendorFiles> All => ByVendor.Values;

    /// <summary>The vendor.</summary>
    public abstract PhoneVendor Vendor { get; }

    /// <summary>The files of a vendor's phones.</summary>
    public static VendorFiles Of(PhoneVendor vendor) => ByVendor[vendor];

    /// <summary>All files of a phone, in the order it asks for them.</summary>
    /// <param name="configuration">The phone's configuration.</param>
    /// <exception cref="InvalidOperationException">A value would break out of its place.</exception>
    public abstract ImmutableArray<PhoneFile> Render(PhoneConfiguration configuration);

    /// <summary>Whether phones of this vendor ask for such a file as a matter of course, though it names no phone and the portal has none.</summary>
    /// <param name="name">Its name, lower case, without folder.</param>
    public abstract bool IsAskedInVain(string name);
}
