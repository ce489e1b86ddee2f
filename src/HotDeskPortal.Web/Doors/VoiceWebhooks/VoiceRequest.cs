using System.Text;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>What a platform says of a call: the fields of a form, and those of the address, which has left the request before it began.</summary>
internal sealed class VoiceRequest
{
    /// <summary>Largest body, in bytes: platforms send one or two thousand.</summary>
    public const int MaxBody = 32 * 1024;

    /// <summary>Most fields of a form.</summary>
    public const int MaxFields = 128;

    private readonly Dictionary<string, StringValues> _query;

    internal VoiceRequest(string body, Dictionary<string, StringValues> form, Dictionary<string, StringValues> query) =>
        (Body, Form, _query) = (body, form, query);

    /// <summary>The body as it came.</summary>
    public string Body { get; }

    /// <summary>What the body says.</summary>
    public IReadOnlyDictionary<string, StringValues> Form { get; }

    /// <summary>A field; empty: it is not there.</summary>
    public string this[string name] => (Form.TryGetValue(name, out var value) || _query.TryGetValue(name, out value) ? value.LastOrDefault() : null) ?? "";

    /// <summary>Reads it.</summary>
    /// <returns>The request; null: there is more of it than any platform sends.</returns>
    public static async Task<VoiceRequest?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var query = QueryHelpers.ParseQuery(context.Features.Get<PathKey>()?.Query ?? "");
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return new VoiceRequest("", [], query);
        if (request.ContentLength > MaxBody || await BodyAsync(request.Body, context.RequestAborted) is not { } body)
            return null;
        try
        {
            using var reader = new FormReader(body) { ValueCountLimit = MaxFields };
            return new VoiceRequest(body, reader.ReadForm(), query);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Without what was said: it may be a PIN.</summary>
    public override string ToString() => $"{Form.Count} fields";

    private static async Task<string?> BodyAsync(Stream stream, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (body.Length + read > MaxBody)
                return null;
            body.Write(buffer, 0, read);
        }
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
