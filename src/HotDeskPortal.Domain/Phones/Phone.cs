namespace HotDeskPortal.Domain.Phones;

/// <summary>A physical device: at a hot desk extension, with a user, or in stock.</summary>
public sealed class Phone
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office whose phone it is.</summary>
    public int OfficeId { get; set; }

    /// <summary>Its address, unique over all offices.</summary>
    public MacAddress Mac { get; set; }

    /// <summary>Maker and model, for example <c>Yealink T54W</c>.</summary>
    public required string Model { get; set; }

    /// <summary>The hot desk extension it stands at; a hot desk extension has at most one phone.</summary>
    public int? HotDeskExtensionId { get; set; }

    /// <summary>The user whose own phone it is.</summary>
    public int? UserId { get; set; }

    /// <summary>Where it stands, as an emergency service must hear it.</summary>
    public string? EmergencyLocation { get; set; }

    /// <summary>Number an emergency service calls back, E.164.</summary>
    public string? EmergencyCallback { get; set; }
}
