using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Services.Keypad;

/// <summary>What was dialled is no feature code of the office.</summary>
/// <param name="Dialled">What was dialled.</param>
/// <param name="Codes">What the office dials.</param>
public sealed record NotAFeatureCode(string Dialled, FeatureCodes Codes) : Error("not-a-feature-code", ErrorKind.Invalid)
{
    /// <summary>What is dialled to log in.</summary>
    public string LogIn => Codes.LogIn;

    /// <summary>What is dialled to log out.</summary>
    public string LogOut => Codes.LogOut;
}

/// <summary>The call is over, has expired after two silent minutes, or never was.</summary>
public sealed record UnknownCall() : Error("unknown-keypad-call", ErrorKind.NotFound);

/// <summary>The rules of what comes from a keypad.</summary>
public enum DigitsRule
{
    /// <summary>It is digits and <c>*</c>, with <c>#</c> only at the end.</summary>
    Keys,

    /// <summary>It is no more than is collected.</summary>
    Length,

    /// <summary>It is either digits or silence.</summary>
    Either,
}

/// <summary>What was entered cannot have come from a keypad. Holds no digit, for they may be a PIN's.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record MalformedDigits(DigitsRule Rule) : Error("malformed-digits", ErrorKind.Invalid)
{
    /// <summary>Most that are collected.</summary>
    public int Most { get; init; }

    /// <summary>How many came.</summary>
    public int Count { get; init; }

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}
