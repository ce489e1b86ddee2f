using System.Diagnostics.CodeAnalysis;

namespace HotDeskPortal.Domain;

/// <summary>A value, or the <see cref="Error"/> that stands in its way.</summary>
public sealed record Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>Why there is no value; null on success.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: ask <see cref="IsSuccess"/> first.</exception>
    public T Value => IsSuccess ? _value! : throw new InvalidOperationException($"No value: {Error.Code}.");

    /// <summary>The value where there is one, turned by <paramref name="map"/>.</summary>
    public Result<TOut> Map<TOut>(Func<T, TOut> map) => IsSuccess ? map(_value!) : Error;

    /// <summary>The value, or the error: a refusal prints as well as a success, in a log or a debugger.</summary>
    public override string ToString() => IsSuccess ? $"Success({_value})" : $"Refused({Error})";

    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Refusal.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>Nothing worth telling, for a <see cref="Result{T}"/> that only succeeds or does not.</summary>
public readonly record struct Done;
