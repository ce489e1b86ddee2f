using FluentValidation;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// What somebody tries first who guesses: passwords that leaked, words, names, rows of keys, dates, and what they know of the account.
/// zxcvbn estimates how many guesses that takes.
/// </summary>
public static class PasswordStrength
{
    /// <summary>Fewest characters of a password.</summary>
    public const int MinLength = 12;

    /// <summary>Fewest guesses that it has to take, as a power of two: about 100 million, which zxcvbn calls safe.</summary>
    public const double MinBits = 27;

    /// <summary>Most characters that are looked at: the work grows with their square, and what is hard to guess so far stays it.</summary>
    public const int MostCharacters = 100;

    private static readonly string[] OfThePortal = ["hotdesk", "hotdeskportal", "portal", "phone"];

    // Reads its dictionaries when somebody first chooses a password, which is seldom.
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimator = new(() => new Zxcvbn.Zxcvbn());

    /// <summary>Whether somebody who knows the account's e-mail address soon finds it.</summary>
    public static bool IsEasilyGuessed(string password, string email)
    {
        var known = OfThePortal.Concat(email.ToLowerInvariant().Split(['@', '.', '-', '_', '+', ' ']).Where(p => p.Length is >= 3 and <= 30)).Distinct(StringComparer.Ordinal);
        return Estimator.Value.EvaluatePassword(password.Length > MostCharacters ? password[..MostCharacters] : password, known).Entropy < MinBits;
    }

    /// <summary>The rules of every password that somebody chooses.</summary>
    /// <param name="rule">The password's.</param>
    /// <param name="email">Whose it will be.</param>
    internal static void Password<T>(this IRuleBuilderInitial<T, string> rule, Func<T, string?> email) => rule.Cascade(CascadeMode.Stop)
        .MinimumLength(MinLength).Because("password-short")
        .MaximumLength(AccountLengths.Password).Because("too-long")
        .Must((form, password) => password is null || !IsEasilyGuessed(password, email(form) ?? "")).Because("password-guessable");
}
