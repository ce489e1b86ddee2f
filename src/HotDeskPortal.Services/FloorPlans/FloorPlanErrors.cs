using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.FloorPlans;

/// <summary>What a picture has to be.</summary>
public enum PictureRule
{
    /// <summary>Not larger than <see cref="FloorPlanService.MaxBytes"/>.</summary>
    Size,

    /// <summary>PNG or JPEG.</summary>
    Format,

    /// <summary>No more pixels than a browser can show.</summary>
    Pixels,
}

/// <summary>The file is no picture that can be shown.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record UnreadablePicture(PictureRule Rule) : Error("unreadable-picture", ErrorKind.Invalid)
{
    /// <summary>Pixels across.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down.</summary>
    public int Height { get; init; }

    /// <summary>Most MiB, or most pixels on a side.</summary>
    public int Most { get; init; }

    /// <summary>Most pixels altogether, in millions.</summary>
    public int MostMillions { get; init; }

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}

/// <summary>A floor that no desk could be on.</summary>
/// <param name="Most">Most characters of its name.</param>
public sealed record FloorRefused(int Most) : Error("floor-refused", ErrorKind.Invalid);

/// <summary>There is no such plan (any more).</summary>
public sealed record UnknownFloorPlan() : Error("unknown-floor-plan", ErrorKind.NotFound);
