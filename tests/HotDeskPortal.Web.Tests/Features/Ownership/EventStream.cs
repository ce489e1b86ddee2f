using System.Net.ServerSentEvents;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

/// <summary>One event of the stream.</summary>
public sealed record StreamEvent(string Type, string? Id, JsonElement Data);

/// <summary>A reader of the event stream.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _body;
    private readonly IAsyncEnumerator<SseItem<string>> _items;
    private readonly CancellationTokenSource _patience;

    private EventStream(HttpResponseMessage response, Stream body, CancellationTokenSource patience)
    {
        (_response, _body, _patience) = (response, body, patience);
        _items = SseParser.Create(body).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
    }

    public static async Task<EventStream> OpenAsync(PortalHost host, string? lastEventId = null, string key = PortalHost.DemoKey)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var http = host.CreateClient();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/offices/main/ownership/events");
        request.Headers.Add("X-Api-Key", key);
        request.Headers.Add("Accept", "text/event-stream");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new EventStream(response, await response.Content.ReadAsStreamAsync(patience.Token), patience);
    }

    public async Task<StreamEvent> NextAsync()
    {
        (await _items.MoveNextAsync()).ShouldBeTrue("the stream ended");
        var item = _items.Current;
        return new StreamEvent(item.EventType, item.EventId, JsonDocument.Parse(item.Data).RootElement);
    }

    /// <summary>Whether the server has closed the stream.</summary>
    public async Task<bool> HasEndedAsync() => !await _items.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        await _body.DisposeAsync();
        _response.Dispose();
        _patience.Dispose();
    }
}
