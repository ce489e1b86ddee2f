using FluentValidation.Results;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services;

/// <summary>Input that a validator refuses: names each place, and the code of what is wrong there.</summary>
/// <param name="Result">What the validator found.</param>
public sealed record InvalidInput(ValidationResult Result) : Error("invalid-input", ErrorKind.Invalid)
{
    /// <summary>Places and codes; a failure itself also holds what was entered, which may be a secret.</summary>
    public override string ToString() => $"InvalidInput({string.Join(", ", Result.Errors.Select(e => $"{e.PropertyName}: {e.ErrorCode}"))})";
}

/// <summary>The database is not there, or too busy: nobody's fault, and trying again may work.</summary>
public sealed record Unavailable() : Error("temporarily-unavailable", ErrorKind.Unavailable);
