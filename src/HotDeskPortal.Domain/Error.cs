namespace HotDeskPortal.Domain;

/// <summary>What kind of refusal an <see cref="Error"/> is; the HTTP API has one status for each.</summary>
public enum ErrorKind
{
    /// <summary>What was given cannot be used, whatever is stored.</summary>
    Invalid,

    /// <summary>What was asked for is not there, or not for this caller.</summary>
    NotFound,

    /// <summary>The caller is known and may not do this.</summary>
    Refused,

    /// <summary>It does not go together with what is stored.</summary>
    Conflict,

    /// <summary>Somebody else has changed it since it was read.</summary>
    Outdated,

    /// <summary>The caller does not say which state the change is for.</summary>
    PreconditionRequired,

    /// <summary>It is understood, and contradicts what the same caller has sent before.</summary>
    Unprocessable,

    /// <summary>Nobody knows the caller.</summary>
    Unauthenticated,

    /// <summary>Too many at once, or within a time.</summary>
    TooMany,

    /// <summary>Nobody's fault; trying again may work.</summary>
    Unavailable,
}

/// <summary>
/// Something a person or a caller of the API can cause, as a fact: Web words it. Everything else is an exception. Its properties hold no
/// secret, for they are printed and told.
/// </summary>
/// <param name="Code">Stable, kebab-case, no other error's; part of the HTTP API's contract.</param>
/// <param name="Kind">What kind of refusal it is.</param>
public abstract record Error(string Code, ErrorKind Kind) : Fact
{
    /// <summary>The form's field that it concerns, by the property's name; null: none, or all.</summary>
    public virtual string? Field => null;
}
