using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>What FreeSWITCH sends: a form of everything it knows of a call. Of a field that comes twice, the last one counts.</summary>
internal sealed class FreeSwitchForm(IReadOnlyDictionary<string, StringValues> fields)
{
    /// <summary>Largest body: a call's variables are some ten kilobytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int MaxFields = 2000, MaxName = 256, MaxValue = 16 * 1024;

    /// <summary>The value of a field; empty: it did not come.</summary>
    public string this[string name] => fields.TryGetValue(name, out var values) && values is [.., { } last] ? last : "";

    /// <summary>The value of a field as a number; null: it did not come, or is none.</summary>
    public int? Number(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a field came.</summary>
    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>Reads it.</summary>
    /// <returns>The form; null and a status: it is none, or too large.</returns>
    public static async Task<(FreeSwitchForm? Form, int Status)> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength > MaxBytes)
            return (null, StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBytes;
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return (null, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var reader = new FormReader(request.Body) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxName, ValueLengthLimit = MaxValue };
            return (new FreeSwitchForm(await reader.ReadFormAsync(context.RequestAborted)), StatusCodes.Status200OK);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }
    }
}
