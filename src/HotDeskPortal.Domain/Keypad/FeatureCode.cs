namespace HotDeskPortal.Domain.Keypad;

/// <summary>What a phone dials to change hands.</summary>
public enum FeatureCode
{
    /// <summary>The key <c>HD In</c>.</summary>
    LogIn,

    /// <summary>The key <c>HD Out</c>.</summary>
    LogOut,

    /// <summary>In where the phone is free, out where it has an owner.</summary>
    Toggle,
}

/// <summary>An office's feature codes as dialled (design/behaviour.md: Feature codes).</summary>
/// <param name="LogIn">The code to log in.</param>
/// <param name="LogOut">The code to log out.</param>
/// <param name="Toggle">The code that does either; null: there is none.</param>
public sealed record FeatureCodes(string LogIn, string LogOut, string? Toggle = null)
{
    /// <summary>What the key to log in is labelled, in every language.</summary>
    public const string LogInKey = "HD In";

    /// <summary>What the key to log out is labelled.</summary>
    public const string LogOutKey = "HD Out";

    /// <summary>Most characters of a code.</summary>
    public const int MaxLength = 5;

    /// <summary>Those of a new office.</summary>
    public static FeatureCodes Default { get; } = new("*45", "*46");

    /// <summary>The codes that there are, each with what it does.</summary>
    public IEnumerable<(FeatureCode Code, string Dialled)> All
    {
        get
        {
            yield return (FeatureCode.LogIn, LogIn);
            yield return (FeatureCode.LogOut, LogOut);
            if (Toggle is not null)
                yield return (FeatureCode.Toggle, Toggle);
        }
    }

    /// <summary>Reads what was dialled; false where it is no feature code of the office.</summary>
    public bool TryParse(string dialled, out FeatureCode code)
    {
        code = dialled == LogOut ? FeatureCode.LogOut : dialled == Toggle ? FeatureCode.Toggle : FeatureCode.LogIn;
        return code != FeatureCode.LogIn || dialled == LogIn;
    }

    /// <summary>A code as dialled; null: the office has none for this.</summary>
    public string? Dialled(FeatureCode code) => code switch
    {
        FeatureCode.LogIn => LogIn,
        FeatureCode.LogOut => LogOut,
        _ => Toggle,
    };

    /// <summary>Whether <paramref name="text"/> has the form of a code: <c>*</c> and one to four digits.</summary>
    public static bool IsCode(string text) =>
        text.Length is >= 2 and <= MaxLength && text[0] == '*' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
