using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The words of ownership: how a session ended and which way something came, the same on every page.</summary>
public static class OwnershipTexts
{
    /// <summary>How a session ended, and by whom; null: it has not.</summary>
    public static string Ending(SessionEnd? end, string? by) => end is { } known ? FactTexts.Of(known).With(by) : OwnershipStrings.SessionGoesOn;

    /// <summary>The same with the reason that somebody gave.</summary>
    public static string Ending(SessionEnd? end, string? by, string? reason) =>
        reason is null ? Ending(end, by) : OwnershipStrings.EndingWithReason.With(Ending(end, by), reason);

    /// <summary>How a session ended, as filters and charts name it.</summary>
    public static string Name(SessionEnd end) => FactTexts.Label(end);

    /// <summary>More PINs were wrong in a day than mistakes explain.</summary>
    public static string PinsGuessed(string until) => OwnershipStrings.PinsGuessed.With(until);

    /// <summary>Which way something came.</summary>
    public static string Way(OwnershipChannel channel) => FactTexts.Of(channel);
}
