using HotDeskPortal.Services;

namespace HotDeskPortal.Web.Tests;

/// <summary>Takes all places of a lane, until it is disposed of.</summary>
internal sealed class FullLane : IAsyncDisposable
{
    private readonly ManualResetEventSlim _gate = new(), _begun = new();
    private readonly List<Task<bool>> _work = [];

    public FullLane(SlowLane lane)
    {
        _work.Add(lane.RunAsync(() =>
        {
            _begun.Set();
            return _gate.Wait(Timeout.Infinite, CancellationToken.None);
        }));
        _begun.Wait(TestContext.Current.CancellationToken);
        while (!lane.IsFull)
            _work.Add(lane.RunAsync(() => true));
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Set();
        await Task.WhenAll(_work);
        _gate.Dispose();
        _begun.Dispose();
    }
}
