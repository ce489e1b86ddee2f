using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// How often somebody may: sign-ins and the API's document by address, keypad calls by the key that <see cref="ApiGate"/> has recognised. Nothing that a
/// request brings becomes a partition, so that counting costs the same whatever is sent.
/// </summary>
internal static class RateLimits
{
    /// <summary>The policy of endpoints that take part in keypad calls.</summary>
    public const string KeypadCalls = "keypad-calls";

    public static readonly string RetryAfter = Limits.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public static void AddRateLimits(this IServiceCollection services) => services.AddSingleton<Persistent>().AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context =>
        {
            var (isSignIn, isDocument) = (IsSignIn(context.Request), IsDocument(context.Request));
            if (!isSignIn && !isDocument)
                return RateLimitPartition.GetNoLimiter(-1);
            var group = AddressGroup.Of(context.Connection.RemoteIpAddress);
            return isSignIn ? Window(group, Limits.SignInsAMinute) : Window(Limits.AddressGroups + group, Limits.DocumentsAMinute);
        });
        options.AddPolicy(KeypadCalls, context =>
            context.Features.Get<ApiCaller>() is { } caller ? Window(caller.Actor.KeyId!.Value, Limits.KeypadCallsAMinute) : RateLimitPartition.GetNoLimiter(-1));
        options.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected.HttpContext));
    });

    /// <summary>Counts for a minute.</summary>
    public static RateLimitPartition<int> Window(int partition, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        partition, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Limits.Window, QueueLimit = 0 });

    private static bool IsSignIn(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(AccountPaths.Root, StringComparison.OrdinalIgnoreCase);

    private static bool IsDocument(HttpRequest request) => request.Path.StartsWithSegments(ApiSetup.Documents, StringComparison.OrdinalIgnoreCase);

    private static async Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        // A bearer of a key that holds is told at once: it puts calls through.
        if (context.Features.Get<ApiCaller>() is null)
            await context.RequestServices.GetRequiredService<Persistent>().HoldAsync(context);
        await (RequestKind.IsApi(context) || IsDocument(context.Request)
            ? ApiProblems.Of(new TooManyRequests()).ExecuteAsync(context)
            : InsteadPage.ShowAsync<TooManySignInsPage>(context, StatusCodes.Status429TooManyRequests));
    }
}

/// <summary>
/// Whoever goes on when they have heard that it is too often gets the same answer late: one connection then costs little, however
/// fast it asks. There is a fixed number of places to wait; whoever finds none is answered at once, and has to connect again.
/// </summary>
internal sealed class Persistent : IDisposable
{
    private readonly AddressLimiter _heard = new(Limits.RefusalsAtOnceAMinute);
    private readonly TimeProvider _clock;
    private int _held;

    public Persistent()
        // The limits themselves know no other time.
        : this(TimeProvider.System)
    {
    }

    internal Persistent(TimeProvider clock) => _clock = clock;

    /// <summary>Waits before a refusal is sent, where it is not the first.</summary>
    public async Task HoldAsync(HttpContext context)
    {
        if (_heard.TryCount(context.Connection.RemoteIpAddress))
            return;
        try
        {
            if (Interlocked.Increment(ref _held) <= Limits.HeldRefusals)
                await Task.Delay(Limits.RefusalHold, _clock, context.RequestAborted);
            else if (HttpProtocol.IsHttp11(context.Request.Protocol))
                context.Response.Headers.Connection = "close";
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }

    public void Dispose() => _heard.Dispose();
}

/// <summary>
/// Counts something by address. An address of IPv6 is its network (/64), of which whoever has one has them all; and networks share
/// a fixed number of groups, so that whoever has many of them takes no memory. Nobody can choose whose group they get into: the
/// grouping is another one in each process.
/// </summary>
internal static class AddressGroup
{
    private const int NetworkBytes = 8;

    public static int Of(IPAddress? address)
    {
        if (address is null)
            return 0;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var hash = new HashCode();
        hash.AddBytes(bytes[..Math.Min(length, NetworkBytes)]);
        return (int)((uint)hash.ToHashCode() % Limits.AddressGroups);
    }
}

/// <summary>Counts what goes wrong, by address, for whoever decides by it.</summary>
internal class AddressLimiter(int permits) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _limiter =
        PartitionedRateLimiter.Create<IPAddress?, int>(address => RateLimits.Window(AddressGroup.Of(address), permits));

    /// <summary>Whether the limit is reached; counts nothing.</summary>
    public bool IsReached(IPAddress? address) => !TryTake(address, 0);

    /// <summary>Counts one; false: the limit was reached before.</summary>
    public bool TryCount(IPAddress? address) => TryTake(address, 1);

    public void Dispose()
    {
        _limiter.Dispose();
        GC.SuppressFinalize(this);
    }

    private bool TryTake(IPAddress? address, int permits)
    {
        using var lease = _limiter.AttemptAcquire(address, permits);
        return lease.IsAcquired;
    }
}
