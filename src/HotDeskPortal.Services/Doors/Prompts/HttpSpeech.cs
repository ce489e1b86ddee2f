using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>
/// Speaks by a service over HTTP: <c>{language}</c> and <c>{text}</c> in <see cref="PromptOptions.Url"/> are filled in; where the
/// address has no <c>{text}</c>, the words are posted. It answers with a WAV file.
/// </summary>
internal sealed class HttpSpeech(PromptOptions options, IHttpClientFactory clients, ILogger<HttpSpeech> logger) : ISpeechEngine
{
    private const string TextPlaceholder = "{text}";

    public string Voice => options.Url;

    public async Task<Wave?> SpeakAsync(PromptPart part, CancellationToken cancellation)
    {
        if (options.Url.Length == 0)
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var request = Request(part);
            using var client = clients.CreateClient(nameof(HttpSpeech));
            client.MaxResponseContentBufferSize = SpeechProcess.MaxBytes;
            using var response = await client.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode)
                return Wave.Read(await response.Content.ReadAsByteArrayAsync(limit.Token));
            logger.LogWarning("The service that speaks answers {Status}.", (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            logger.LogWarning("The service that speaks cannot be reached: {Reason}", e.HttpRequestError);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning("The service that speaks took longer than {Timeout}.", options.Timeout);
        }
        return null;
    }

    private HttpRequestMessage Request(PromptPart part)
    {
        var text = SpeechProcess.Harmless(part.Speech);
        var address = new Uri(options.Url.Replace("{language}", part.Language, StringComparison.Ordinal)
            .Replace(TextPlaceholder, Uri.EscapeDataString(text), StringComparison.Ordinal));
        var posts = !options.Url.Contains(TextPlaceholder, StringComparison.Ordinal);
        var request = new HttpRequestMessage(posts ? HttpMethod.Post : HttpMethod.Get, address);
        if (posts)
            request.Content = new StringContent(text, Encoding.UTF8, "text/plain");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("audio/wav"));
        return request;
    }
}
