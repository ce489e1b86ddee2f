using FluentValidation.Results;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services;

/// <summary>Input that a validator refuses: names each place and what is wrong there.</summary>
/// <param name="Result">What the validator found.</param>
public sealed record InvalidInput(ValidationResult Result)
    : Error("invalid-input", string.Join(" ", Result.Errors.Select(e => e.ErrorMessage)));
