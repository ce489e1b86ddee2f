using HotDeskPortal.Domain;
namespace HotDeskPortal.Services.Accounts;

/// <summary>Most characters of accounts, their sessions and API keys.</summary>
internal static class AccountLengths
{
    /// <summary>An account's id: a GUID as text. Identity's 450 characters would take keys that hold it beyond the 900 bytes of a SQL Server key.</summary>
    public const int Id = 36;

    /// <summary>An e-mail address, as Identity stores it.</summary>
    public const int Email = 256;

    /// <summary>A password as it is entered.</summary>
    public const int Password = 200;

    /// <summary>What a session knows of its browser.</summary>
    public const int Device = 100;

    /// <summary>Name of an API key.</summary>
    public const int ApiKeyName = CommonLengths.Name;

    /// <summary>Rights of an API key, as they are stored.</summary>
    public const int ApiKeyRights = 100;
}
