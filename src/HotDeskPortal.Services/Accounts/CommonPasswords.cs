using System.Collections.Frozen;
using System.IO.Compression;
using FluentValidation;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Passwords that are long enough and yet the first that somebody tries: 10,000 of those that leaked most often.</summary>
public static class CommonPasswords
{
    /// <summary>Fewest characters of a password.</summary>
    public const int MinLength = 12;

    // Read when somebody first chooses a password, which is seldom.
    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    /// <summary>How many there are.</summary>
    public static int Count => All.Value.Count;

    /// <summary>Whether it is one of them; capitals and blanks around it make no other of it.</summary>
    public static bool Contains(string password) => All.Value.Contains(password.Trim().ToLowerInvariant());

    /// <summary>The rules of every password that somebody chooses.</summary>
    internal static IRuleBuilderOptions<T, string> Password<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop)
        .MinimumLength(MinLength).Because("password-short")
        .MaximumLength(AccountLengths.Password).Because("too-long")
        .Must(p => p is null || !Contains(p)).Because("password-common");

    private static FrozenSet<string> Read()
    {
        using var packed = typeof(CommonPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt.gz")!;
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return text.ReadToEnd().Split('\n').ToFrozenSet(StringComparer.Ordinal);
    }
}
