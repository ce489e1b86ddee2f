using System.Globalization;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>Forms in which every field differs from an empty form's, so that a field that is forgotten somewhere shows.</summary>
internal static class FilledForm
{
    /// <summary>Fills every field that may be written and that <paramref name="form"/> leaves as an empty form has it.</summary>
    public static TForm Fill<TForm>(TForm form, params string[] except)
        where TForm : new()
    {
        var empty = new TForm();
        foreach (var field in typeof(TForm).GetProperties().Where(p => !except.Contains(p.Name) && Equals(p.GetValue(form), p.GetValue(empty))))
            field.SetValue(form, Other(field.PropertyType, field.GetValue(empty), field.Name));
        return form;
    }

    /// <summary>The fields and what they hold.</summary>
    public static IEnumerable<string> Fields<TForm>(TForm form, params string[] except) => typeof(TForm).GetProperties().Where(p => !except.Contains(p.Name))
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}: {p.GetValue(form)}"));

    private static object Other(Type type, object? empty, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => $"A {name}",
        var t when t == typeof(bool) => empty is not true,
        { IsEnum: true } t => Enum.GetValues(t).Cast<object>().First(v => !v.Equals(empty)),
        _ => throw new NotSupportedException($"Say in the test what {name} holds."),
    };
}
