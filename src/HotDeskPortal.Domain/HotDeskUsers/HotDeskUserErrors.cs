namespace HotDeskPortal.Domain.HotDeskUsers;

/// <summary>The rules of a new PIN.</summary>
public enum PinRule
{
    /// <summary>There has to be one.</summary>
    Missing,

    /// <summary>It has <see cref="Pin.MinDigits"/> to <see cref="Pin.MaxDigits"/> digits, and nothing else.</summary>
    Digits,

    /// <summary>It differs from the extension.</summary>
    Extension,

    /// <summary>It has more than one digit.</summary>
    OneDigit,

    /// <summary>It is no straight run.</summary>
    Run,
}

/// <summary>A PIN that may not be set.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record PinRefused(PinRule Rule) : Error("pin-refused", ErrorKind.Invalid)
{
    /// <summary>Fewest digits.</summary>
    public static int Min => Pin.MinDigits;

    /// <summary>Most digits.</summary>
    public static int Max => Pin.MaxDigits;

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();

    /// <summary>The field of the form that sets a PIN, which the domain does not know: a test compares the names.</summary>
    public override string Field => "NewPin";
}
