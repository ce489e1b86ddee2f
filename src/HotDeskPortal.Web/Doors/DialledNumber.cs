namespace HotDeskPortal.Web.Doors;

/// <summary>Numbers as they go into files and answers for phone systems.</summary>
internal static class DialledNumber
{
    /// <summary>What a phone can dial, and nothing else.</summary>
    public static string Of(string text) => string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#'));
}
