using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Api;

/// <summary>The key is missing or unknown.</summary>
internal sealed record WrongApiKey(bool IsMissing) : Error("wrong-api-key", ErrorKind.Unauthenticated)
{
    /// <summary>Where it belongs.</summary>
    public static string Header => ApiGate.Header;

    /// <inheritdoc/>
    public override string? Variant => IsMissing ? "Missing" : null;
}

/// <summary>More than <see cref="Hosting.Limits"/> allow.</summary>
internal sealed record TooManyRequests() : Error("too-many-requests", ErrorKind.TooMany);

/// <summary>A change must say which revision it is for.</summary>
internal sealed record RevisionMissing() : Error("revision-missing", ErrorKind.PreconditionRequired);

/// <summary>The body is not what the document describes.</summary>
/// <param name="Place">Where: the path to the field; null: as a whole.</param>
internal sealed record MalformedRequest(string? Place) : Error("malformed-request", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string? Variant => Place is null ? null : nameof(Place);

    /// <inheritdoc/>
    public override string? Field => Place;
}

/// <summary>What a parameter of a query has to be.</summary>
internal enum ParameterRule
{
    /// <summary>One of a few names.</summary>
    Choice,

    /// <summary>A whole number within bounds.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Given once.</summary>
    Once,

    /// <summary>One that there is.</summary>
    Known,
}

/// <summary>A parameter of a query is not as the document describes it.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">What was given.</param>
/// <param name="Rule">The rule it breaks.</param>
internal sealed record BadParameter(string Name, string Value, ParameterRule Rule) : Error("bad-parameter", ErrorKind.Invalid)
{
    /// <summary>Most characters of what was given that are told again.</summary>
    public const int MostShown = 60;

    /// <summary>What is allowed.</summary>
    public string Allowed { get; init; } = "";

    /// <summary>The smallest number.</summary>
    public int Least { get; init; }

    /// <summary>The largest number.</summary>
    public int Most { get; init; }

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();

    /// <inheritdoc/>
    public override string Field => Name;
}
