namespace HotDeskPortal.Domain.Phones;

/// <summary>Makers of phones whose configuration the portal serves.</summary>
public enum PhoneVendor
{
    /// <summary>Yealink.</summary>
    Yealink,

    /// <summary>Poly.</summary>
    Poly,
}
