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
