namespace HotDeskPortal.Domain.Routing;

/// <summary>Most characters of a destination's texts.</summary>
public static class DestinationLengths
{
    /// <summary>Its name.</summary>
    public const int Name = CommonLengths.Name;
}
