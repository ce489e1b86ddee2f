using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace HotDeskPortal.Web.Api;

/// <summary>
/// The API's document as it is sent: to describe every operation takes a thousand times longer than to send what was described, and
/// nobody needs a key to ask.
/// </summary>
internal sealed class ApiDocument([FromKeyedServices(ApiSetup.DocumentName)] IOpenApiDocumentProvider provider)
{
    private Lazy<Task<Form[]>> _made = Make(provider);

    public async Task<FileContentHttpResult> AnswerAsync(HttpContext context)
    {
        var forms = await MadeAsync();
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var form = forms.First(f => f.Encoding is null || accepted.Any(a => a.Quality is not 0 && a.Value.Equals(f.Encoding, StringComparison.OrdinalIgnoreCase)));
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (form.Encoding is not null)
            headers.ContentEncoding = form.Encoding;
        return TypedResults.File(form.Content, "application/json;charset=utf-8", entityTag: form.Tag);
    }

    private Task<Form[]> MadeAsync()
    {
        var made = Volatile.Read(ref _made);
        // What went wrong once is tried again.
        if (made is { IsValueCreated: true, Value.IsFaulted: true })
            Interlocked.CompareExchange(ref _made, Make(provider), made);
        return Volatile.Read(ref _made).Value;
    }

    private static Lazy<Task<Form[]>> Make(IOpenApiDocumentProvider provider) => new(async () =>
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var content = new MemoryStream();
        await document.SerializeAsJsonAsync(content, OpenApiSpecVersion.OpenApi3_1);
        var plain = content.ToArray();
        // The first that is accepted is sent.
        return
        [
            Form.Of("br", Packed(plain, into => new BrotliStream(into, CompressionLevel.SmallestSize))),
            Form.Of("gzip", Packed(plain, into => new GZipStream(into, CompressionLevel.SmallestSize))),
            Form.Of(null, plain),
        ];
    });

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> packer)
    {
        using var into = new MemoryStream();
        using (var packing = packer(into))
            packing.Write(plain);
        return into.ToArray();
    }

    private sealed record Form(string? Encoding, byte[] Content, EntityTagHeaderValue Tag)
    {
        public static Form Of(string? encoding, byte[] content) =>
            new(encoding, content, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(..12))}\""));
    }
}
