namespace HotDeskPortal.Domain.Offices;

/// <summary>
/// Whatever has an extension number: a hot desk extension, a user or a destination. One number means one of them in an
/// office, over all kinds together (design/behaviour.md: Numbers, people and phones).
/// </summary>
public abstract class Extension
{
    /// <summary>Identity that survives renumbering.</summary>
    public int Id { get; set; }

    /// <summary>The office it belongs to.</summary>
    public int OfficeId { get; set; }

    /// <summary>Its number, unique among the office's extensions that are not deleted.</summary>
    public ExtensionNumber Number { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was deleted; history and seats still tell of it, its number is free again.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The import that has written it and is not through yet: it is not there for anybody; null: it is.</summary>
    public Guid? ImportId { get; set; }

    /// <summary>Counts changes; an edit of an older revision is refused.</summary>
    public int Revision { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; set; } = "";
}
