using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor.Services;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Somebody who looks at the map of an office: the real page on Blazor's renderer, with everything a circuit holds but the connection. Tells
/// when a batch is rendered.
/// </summary>
internal sealed class MapViewer : Renderer
{
    private readonly AsyncServiceScope _scope;
    private TaskCompletionSource _batch = NewSource();

    private MapViewer(AsyncServiceScope scope)
        : base(scope.ServiceProvider, NullLoggerFactory.Instance) => _scope = scope;

    /// <inheritdoc />
    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <inheritdoc />
    protected override RendererInfo RendererInfo { get; } = new("Server", isInteractive: true);

    /// <summary>What a circuit's container holds for a map, on the services of a database.</summary>
    public static ServiceProvider Services(BenchmarkDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSupplyValueFromQueryProvider();
        services.AddMudServices();
        services.AddScoped<CircuitActor>();
        services.AddScoped<Downloads>();
        services.AddScoped<AuthenticationStateProvider, Administrator>();
        services.AddScoped<NavigationManager, StandingStill>();
        services.AddScoped<IJSRuntime, NoBrowser>();
        foreach (var type in new[]
        {
            typeof(HotDeskPortal.Services.Ownership.OwnershipFeed), typeof(HotDeskPortal.Services.Offices.OfficeAccess), typeof(HotDeskPortal.Services.Ownership.OwnershipService),
        })
            services.AddSingleton(type, _ => database.Services.GetRequiredService(type));
        services.AddSingleton<TimeProvider, NoTimers>();
        return services.BuildServiceProvider();
    }

    /// <summary>Opens the map of an office, and waits until it stands there.</summary>
    public static async Task<MapViewer> OpenAsync(ServiceProvider services, string office)
    {
        var viewer = new MapViewer(services.CreateAsyncScope());
        await viewer.Dispatcher.InvokeAsync(() =>
        {
            var id = viewer.AssignRootComponentId(viewer.InstantiateComponent(typeof(OwnershipMapPage)));
            return viewer.RenderRootComponentAsync(id, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Office"] = office }));
        });
        return viewer;
    }

    /// <summary>The next batch.</summary>
    public Task NextBatch() => (_batch = NewSource()).Task;

    /// <inheritdoc />
    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        _batch.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void HandleException(Exception exception) => _batch.TrySetException(exception);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _scope.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Administrator : AuthenticationStateProvider
    {
        private static readonly Task<AuthenticationState> State = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, "bench@example.com"), new Claim(ClaimTypes.Role, nameof(PortalRole.Administrator))], "benchmark"))));

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => State;
    }

    private sealed class StandingStill : NavigationManager
    {
        public StandingStill() => Initialize("http://localhost/", "http://localhost/");
    }

    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TValue>(string identifier, object?[]? args) =>
            typeof(TValue) == typeof(IJSObjectReference) ? new((TValue)(object)new Module()) : default;

        public ValueTask<TValue> InvokeAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TValue>(
            string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        private sealed class Module : IJSObjectReference
        {
            public ValueTask<TValue> InvokeAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TValue>(string identifier, object?[]? args) => default;

            public ValueTask<TValue> InvokeAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TValue>(
                string identifier, CancellationToken cancellationToken, object?[]? args) => default;

            public ValueTask DisposeAsync() => default;
        }
    }

    /// <summary>The end of a pulse is another batch: it must not come into the one that is measured.</summary>
    private sealed class NoTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
