namespace HotDeskPortal.Domain.FloorPlans;

/// <summary>What fits a floor plan.</summary>
public static class FloorPlanLengths
{
    /// <summary>Characters of the picture's type.</summary>
    public const int ContentType = 20;

    /// <summary>Bytes of the picture.</summary>
    public const int Picture = 8 * 1024 * 1024;
}
