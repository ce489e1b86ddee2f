using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Api;

/// <summary>
/// JSON as the document describes it, and nothing else: numbers are numbers, choices have their names, what cannot be null is not, in lists
/// neither, and a field that there is not is refused instead of ignored.
/// </summary>
internal static partial class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new ChoiceConverter());
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNullsInLists);
    }

    /// <summary>Where a body is wrong, as callers write it: <c>members[1]</c>; null: as a whole.</summary>
    public static string? Place(JsonException exception)
    {
        // A field that is missing, or too much, stands in no path: only the message names it.
        if (exception.InnerException is null && Named().Match(exception.Message) is { Success: true } named)
            return named.Groups["field"].Value;
        return exception.Path is { } path && path.TrimStart('$').TrimStart('.') is { Length: > 0 } place ? place : null;
    }

    /// <summary>Annotations speak of a list, not of what is in it; no list of the API has nulls.</summary>
    private static void RefuseNullsInLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var lists = type.Properties.Where(p => p.Get is not null && p.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(p.PropertyType)).ToList();
        if (lists.Count > 0)
            type.OnDeserialized = read =>
            {
                foreach (var list in lists)
                    if (list.Get!(read) is IEnumerable items && items.Cast<object?>().Contains(null))
                        throw new JsonException($"A null in '{list.Name}'.");
            };
    }

    [GeneratedRegex(@"(?:JSON property|required properties including:|A null in) '(?<field>[^']+)'", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Named();
}
