namespace HotDeskPortal.Domain.HotDeskExtensions;

/// <summary>Most characters of a hot desk extension's texts.</summary>
public static class HotDeskExtensionLengths
{
    /// <summary>What it is called.</summary>
    public const int Description = CommonLengths.Name;

    /// <summary>The floor, here and on floor plans.</summary>
    public const int Floor = 40;

    /// <summary>The desk.</summary>
    public const int Desk = 40;

    /// <summary>The person it is assigned to.</summary>
    public const int AssignedPerson = 200;

    /// <summary>The encrypted password of its SIP account.</summary>
    public const int ProtectedSipSecret = 1000;
}
