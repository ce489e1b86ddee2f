namespace HotDeskPortal.Domain.Keypad;

/// <summary>What a phone dials to change hands.</summary>
public enum FeatureCode
{
    /// <summary><c>*45</c>, the key <c>HD In</c>.</summary>
    LogIn,

    /// <summary><c>*46</c>, the key <c>HD Out</c>.</summary>
    LogOut,
}

/// <summary>Feature codes as dialled.</summary>
public static class FeatureCodes
{
    /// <summary>The code to log in.</summary>
    public const string LogIn = "*45";

    /// <summary>The code to log out.</summary>
    public const string LogOut = "*46";

    /// <summary>What the key to log in is labelled, in every language.</summary>
    public const string LogInKey = "HD In";

    /// <summary>What the key to log out is labelled.</summary>
    public const string LogOutKey = "HD Out";

    /// <summary>Reads what was dialled; false where it is no feature code.</summary>
    public static bool TryParse(string dialled, out FeatureCode code)
    {
        code = dialled == LogOut ? FeatureCode.LogOut : FeatureCode.LogIn;
        return dialled is LogIn or LogOut;
    }

    /// <summary>The code as dialled.</summary>
    public static string Dialled(this FeatureCode code) => code == FeatureCode.LogIn ? LogIn : LogOut;
}
