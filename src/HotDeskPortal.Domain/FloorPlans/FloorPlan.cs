namespace HotDeskPortal.Domain.FloorPlans;

/// <summary>A picture of a floor, on which desks are placed.</summary>
public sealed class FloorPlan
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>The floor, as hot desk extensions name it.</summary>
    public string Floor { get; set; } = "";

    /// <summary>The picture's type: PNG or JPEG, told by its content.</summary>
    public required string ContentType { get; set; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>Counts pictures: part of the address, so that browsers may keep them.</summary>
    public int Revision { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; set; } = "";

    /// <summary>Where desks stand.</summary>
    public List<FloorPlanDesk> Desks { get; set; } = [];

    /// <summary>The picture itself, which a reading of plans leaves in the database.</summary>
    public FloorPlanPicture? Picture { get; set; }
}

/// <summary>The picture of a plan.</summary>
public sealed class FloorPlanPicture
{
    /// <summary>The plan.</summary>
    public int FloorPlanId { get; set; }

    /// <summary>The file.</summary>
    public required byte[] Content { get; set; }
}

/// <summary>Where a hot desk extension stands on a plan.</summary>
public sealed class FloorPlanDesk
{
    /// <summary>The plan.</summary>
    public int FloorPlanId { get; set; }

    /// <summary>The hot desk extension.</summary>
    public int HotDeskExtensionId { get; set; }

    /// <summary>From the left, 0 to 1.</summary>
    public double X { get; set; }

    /// <summary>From the top, 0 to 1.</summary>
    public double Y { get; set; }
}
