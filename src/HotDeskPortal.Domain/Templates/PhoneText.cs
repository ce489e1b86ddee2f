using System.Text;

namespace HotDeskPortal.Domain.Templates;

/// <summary>Text that may stand in a phone's configuration: one line that no file format reads as anything else.</summary>
public static class PhoneText
{
    /// <summary>
    /// Whether <paramref name="text"/> is one line without control characters, line separators, halves of characters and what
    /// XML cannot hold.
    /// </summary>
    public static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || Rune.IsControl(rune) || rune.Value is '\u2028' or '\u2029' or '\ufffe' or '\uffff')
                return false;
            i += rune.Utf16SequenceLength - 1;
        }
        return true;
    }
}
