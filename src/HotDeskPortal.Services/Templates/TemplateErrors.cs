using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Templates;

/// <summary>There is no such template in this office.</summary>
public sealed record UnknownTemplate(int Id) : Error("unknown-template", ErrorKind.NotFound);

/// <summary>Built-in templates stay as they are.</summary>
public sealed record TemplateIsBuiltIn(string Name) : Error("template-is-built-in", ErrorKind.Conflict);

/// <summary>The name is taken.</summary>
public sealed record TemplateNameTaken(string Name) : Error("template-name-taken", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Field => nameof(TemplateForm.Name);
}

/// <summary>The parts of a template.</summary>
public enum TemplatePart
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>The label of the line.</summary>
    LineLabel,

    /// <summary>The keys.</summary>
    Keys,

    /// <summary>Whether features are synchronised.</summary>
    FeatureSyncOff,

    /// <summary>Whether the phone has do-not-disturb and forwarding of its own.</summary>
    NoLocalDndAndForwarding,

    /// <summary>Whether it takes back what it no longer says.</summary>
    OverrideMode,

    /// <summary>Settings of one's own.</summary>
    Overrides,
}

/// <summary>Something that a template says otherwise by now.</summary>
/// <param name="Part">Which part of it.</param>
public sealed record TemplateDifference(TemplatePart Part) : Fact
{
    /// <summary>The labels it has now, for <see cref="TemplatePart.LineLabel"/> and <see cref="TemplatePart.Keys"/>.</summary>
    public FactList<string> Now { get; init; } = [];

    /// <inheritdoc/>
    public override string Variant => Part.ToString();
}

/// <summary>Somebody else changed the template meanwhile: nothing was overwritten.</summary>
/// <param name="Revision">The revision it has now.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When.</param>
/// <param name="Changes">What is different now.</param>
public sealed record TemplateChanged(int Revision, string By, DateTimeOffset At, FactList<TemplateDifference> Changes)
    : Error("template-changed", ErrorKind.Outdated);

/// <summary>Templates in use stay.</summary>
public sealed record TemplateInUse(string Name, int HotDesks) : Error("template-in-use", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Variant => HotDesks == 1 ? "One" : "Other";
}

/// <summary>What is wrong with a file of templates.</summary>
public enum TemplateFileFault
{
    /// <summary>It is larger than any.</summary>
    Size,

    /// <summary>It is no JSON.</summary>
    Json,

    /// <summary>It is JSON of something else.</summary>
    Format,

    /// <summary>It was written by a later portal.</summary>
    Version,

    /// <summary>Something in it is missing, unknown or of the wrong kind.</summary>
    Content,

    /// <summary>There is no template in it, or more than an office has.</summary>
    Count,
}

/// <summary>A file of templates that cannot be read.</summary>
/// <param name="Fault">What is wrong.</param>
public sealed record TemplateFileUnreadable(TemplateFileFault Fault) : Error("template-file-unreadable", ErrorKind.Invalid)
{
    /// <summary>Line of the file, from 1.</summary>
    public long Line { get; init; }

    /// <summary>Where in it: <c>$.templates[0].content.keys[1].label</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Its version.</summary>
    public int FileVersion { get; init; }

    /// <inheritdoc/>
    public override string Variant => Fault.ToString();
}

/// <summary>A template of a file cannot be taken, and so none was.</summary>
/// <param name="Template">Its name.</param>
/// <param name="Why">Why not.</param>
public sealed record TemplateOfFileRefused(string Template, Error Why) : Error("template-of-file-refused", Why.Kind);

/// <summary>There is no such revision.</summary>
public sealed record UnknownRevision(int Revision) : Error("unknown-revision", ErrorKind.NotFound);

/// <summary>The rules of placeholders.</summary>
public enum PlaceholderRule
{
    /// <summary>They are written right.</summary>
    Written,

    /// <summary>There are no tags and no filters.</summary>
    Plain,

    /// <summary>They are known.</summary>
    Known,
}

/// <summary>A text whose placeholders nobody could fill in.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record WrongPlaceholder(PlaceholderRule Rule) : Error("wrong-placeholder", ErrorKind.Invalid)
{
    /// <summary>The one that is not known.</summary>
    public string? Name { get; init; }

    /// <summary>Those that are, as one writes them.</summary>
    public static string Known => Placeholders.KnownList;

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}
