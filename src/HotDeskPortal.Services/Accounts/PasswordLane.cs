namespace HotDeskPortal.Services.Accounts;

/// <summary>Where passwords are compared with their hashes, which is slow on purpose.</summary>
public sealed class PasswordLane() : SlowLane("Passwords", Places)
{
    /// <summary>Most passwords that wait: a few seconds' worth, and longer than that nobody does.</summary>
    public const int Places = 100;
}
