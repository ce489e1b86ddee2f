namespace HotDeskPortal.Domain.HotDeskUsers;

/// <summary>Most characters of a user's texts.</summary>
public static class HotDeskUserLengths
{
    /// <summary>First name.</summary>
    public const int FirstName = CommonLengths.Name;

    /// <summary>Last name.</summary>
    public const int LastName = CommonLengths.Name;

    /// <summary>E-mail address.</summary>
    public const int Email = 256;

    /// <summary>Name that is shown to whom they call.</summary>
    public const int CallerIdName = CommonLengths.Name;
}
