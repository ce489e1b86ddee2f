using System.Collections.Concurrent;
using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// Listens for Asterisk, on Kestrel's sockets but beside its addresses: an endpoint of Kestrel's own that code adds would replace those that are
/// configured. Whoever has not shown yet that they may call takes one of few places, from which the oldest has to go: Asterisk speaks at once, whoever
/// only holds connections does not.
/// </summary>
internal sealed class AgiListener(
    DoorOptions options, DoorAccess access, IServiceProvider services, ILoggerFactory loggers, ILogger<AgiListener> logger) : BackgroundService
{
    /// <summary>Calls at once.</summary>
    public const int MaxCalls = 1000;

    /// <summary>Calls at once from one address.</summary>
    public const int MaxCallsOfAddress = 500;

    /// <summary>Connections that have not shown yet that they may call.</summary>
    public const int MaxGreetings = 256;

    private readonly ConcurrentDictionary<IPAddress, int> _callsOf = new();
    private readonly ConcurrentDictionary<long, Greeting> _greetings = new();
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private IConnectionListener? _listener;
    private long _number;
    private int _calls;

    /// <summary>Where it listens; null: it does not.</summary>
    public IPEndPoint? EndPoint => _listener?.EndPoint as IPEndPoint;

    /// <summary>Connections that are open, for those who measure.</summary>
    internal int Open => _running.Count;

    /// <summary>Opens the port before the portal says that it has started.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Agi.IsOn)
        {
            var address = new IPEndPoint(IPAddress.Parse(options.Agi.Address), options.Agi.Port);
            try
            {
                _listener = await new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers).BindAsync(address, cancellationToken);
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
            {
                throw new InvalidOperationException($"Asterisk cannot be listened for at {address} (Doors:Agi:Address and Port): {e.Message}", e);
            }
            logger.LogInformation("Listening for Asterisk at {Address}.", EndPoint);
        }
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listener is not null)
            await _listener.UnbindAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Values);
        if (_listener is not null)
            await _listener.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is null)
            return;
        while (await _listener.AcceptAsync(stoppingToken) is { } connection)
            Take(connection, stoppingToken);
    }

    private void Take(ConnectionContext connection, CancellationToken stopping)
    {
        var greeting = new Greeting(Interlocked.Increment(ref _number), connection);
        _greetings[greeting.Number] = greeting;
        if (_greetings.Count > MaxGreetings)
            DropOldest();
        _running[greeting.Number] = Task.Run(() => HoldAsync(greeting, stopping), CancellationToken.None);
        // It may be over already: then it has found nothing to take away.
        if (greeting.IsOver)
            _running.TryRemove(greeting.Number, out _);
    }

    private async Task HoldAsync(Greeting greeting, CancellationToken stopping)
    {
        var connection = greeting.Connection;
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address is { } address ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : null;
        try
        {
            // Not until the connection closes: what a last key asked for is done, whoever hangs up upon it.
            var call = ActivatorUtilities.CreateInstance<AgiCall>(services);
            await call.RunAsync(connection.Transport, from, (connection.LocalEndPoint as IPEndPoint)?.Address, () => Greeted(greeting, from), stopping);
        }
        catch (AgiProtocolException e)
        {
            logger.LogWarning("A call from {From} was ended: {Reason}", from, e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionAbortedException or IOException)
        {
            // The caller is gone, or the portal ends.
        }
        catch (Exception e)
        {
            logger.LogError(e, "A call from {From} could not be held.", from);
        }
        finally
        {
            _greetings.TryRemove(greeting.Number, out _);
            if (greeting.IsCall)
                LeaveCalls(from);
            await connection.DisposeAsync();
            greeting.IsOver = true;
            _running.TryRemove(greeting.Number, out _);
        }
    }

    /// <summary>Asterisk has shown that it may call.</summary>
    /// <exception cref="AgiProtocolException">There are too many calls.</exception>
    private void Greeted(Greeting greeting, IPAddress? from)
    {
        _greetings.TryRemove(greeting.Number, out _);
        greeting.IsCall = true;
        if (Interlocked.Increment(ref _calls) > MaxCalls || _callsOf.AddOrUpdate(from ?? IPAddress.None, 1, (_, n) => n + 1) > MaxCallsOfAddress)
            throw new AgiProtocolException("There are too many calls at once.");
    }

    private void LeaveCalls(IPAddress? from)
    {
        Interlocked.Decrement(ref _calls);
        var key = from ?? IPAddress.None;
        if (_callsOf.AddOrUpdate(key, 0, (_, n) => n - 1) <= 0)
            _callsOf.TryRemove(KeyValuePair.Create(key, 0));
    }

    private void DropOldest()
    {
        var oldest = _greetings.Keys.Min();
        if (!_greetings.TryRemove(oldest, out var greeting))
            return;
        access.Refuse("", DoorRefusal.OtherSystem, (greeting.Connection.RemoteEndPoint as IPEndPoint)?.Address);
        greeting.Connection.Abort();
    }

    /// <summary>A connection; only until it has shown that it may call is it one of the few.</summary>
    private sealed class Greeting(long number, ConnectionContext connection)
    {
        public long Number => number;

        public ConnectionContext Connection => connection;

        public bool IsCall { get; set; }

        public volatile bool IsOver;
    }
}
