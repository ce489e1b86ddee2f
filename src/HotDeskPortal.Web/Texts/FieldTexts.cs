using System.Globalization;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Web.Texts;

/// <summary>What people call the fields of forms, and how their values are told.</summary>
internal static class FieldTexts
{
    /// <summary>The label of a field.</summary>
    public static string Label(string field) => Words(field) ?? field;

    /// <summary>A value of a field; nothing is told as an empty text, where the field has no word for it.</summary>
    public static string Value(string field, object? value) => value switch
    {
        null => Words($"{field}_None") ?? "",
        bool isSo => isSo ? FieldStrings.Value_True : FieldStrings.Value_False,
        Enum one => Words($"{field}_{one}") ?? one.ToString(),
        LockoutPolicy lockout => Sentence.Fill(FieldStrings.Value_Lockout, lockout),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string? Words(string key) => FieldStrings.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
