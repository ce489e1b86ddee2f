using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>
/// The service layer as a host builds it, on a real database of its own. "Restarted" it is a new container on the same
/// database; a second instance is another one beside it.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    public static readonly Actor Admin = Actor.Account("admin@example.com", PortalRole.Administrator, []);

    private readonly TestDatabase _database;
    private readonly Action<IServiceCollection>? _configure;
    private readonly bool _ownsDatabase;
    private readonly IDataProtectionProvider _protection = new EphemeralDataProtectionProvider();
    private ServiceProvider _services = null!;

    private TestPortal(TestDatabase database, FakeTimeProvider clock, Action<IServiceCollection>? configure, bool ownsDatabase)
    {
        (_database, Clock, _configure, _ownsDatabase) = (database, clock, configure, ownsDatabase);
        Faults = new FaultyProvider(database.Provider, database.IsServer);
    }

    public FakeTimeProvider Clock { get; }

    public TestDatabase Database => _database;

    /// <summary>Takes the database away from this instance.</summary>
    public FaultyProvider Faults { get; }

    public TestOffice Main { get; private set; } = null!;

    public TestOffice Training { get; private set; } = null!;

    public OwnershipService Ownership => Get<OwnershipService>();

    public OwnershipFeed Feed => Get<OwnershipFeed>();

    public KeypadCalls Keypad => Get<KeypadCalls>();

    public OwnershipBoard Board => Feed.Board("main")!;

    /// <summary>Starts a portal on a fresh database.</summary>
    /// <param name="configure">Registrations that replace the usual ones.</param>
    public static Task<TestPortal> StartAsync(Action<IServiceCollection>? configure = null) => StartAsync(asServer: false, configure);

    /// <summary>Starts a portal on a fresh database.</summary>
    /// <param name="asServer">Whether SQLite too is written to as to a server.</param>
    /// <param name="configure">Registrations that replace the usual ones.</param>
    public static async Task<TestPortal> StartAsync(bool asServer, Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(asServer);
        return await new TestPortal(database, new FakeTimeProvider(TestOffice.SeededAt), configure, true).BuildAsync();
    }

    /// <summary>Another instance on the same database, with the same clock and nothing else in common.</summary>
    public Task<TestPortal> SecondInstanceAsync(Action<IServiceCollection>? configure = null) =>
        new TestPortal(_database, Clock, configure, false).BuildAsync();

    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        await BuildAsync();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A service that the host registers itself, such as a hosted one.</summary>
    public T Create<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    public async Task<T> ReadAsync<T>(Func<HotDeskDbContext, Task<T>> read)
    {
        await using var db = _database.Open();
        return await read(db);
    }

    /// <summary>Changes set-up as its services do: through the writer, journalled.</summary>
    public async Task SetUpAsync(Func<OfficeTransaction, Task> change, TestOffice? office = null) =>
        (await Get<OfficeChanges>().WriteAsync<Done>((office ?? Main).Id, new Origin(OwnershipChannel.Portal, "set-up"), async (transaction, _) =>
        {
            await change(transaction);
            transaction.DirectoryChanged();
            return new Done();
        }, CancellationToken.None)).IsSuccess.ShouldBeTrue();

    public Task PoliciesAsync(Func<OfficePolicies, OfficePolicies> change) => SetUpAsync(transaction =>
    {
        transaction.Office.Policies = change(transaction.Office.Policies);
        return Task.CompletedTask;
    });

    public Task UserAsync(string number, Action<HotDeskUser> change) => SetUpAsync(async transaction =>
    {
        var id = Main[number];
        change(await transaction.Db.HotDeskUsers.SingleAsync(u => u.Id == id));
    });

    public Task<Result<PinClaim>> CheckAsync(string user, string at, string? pin = null, Actor? actor = null) => Ownership.CheckPinAsync(
        actor ?? Admin, "main", Main[at], user, Pin.Entered(pin ?? TestOffice.PinOf(user)), new Origin(OwnershipChannel.Phone, "test"));

    /// <summary>The whole login: PIN check, then 2 pressed on what was announced.</summary>
    public async Task<Result<ExtensionNumber>> LogInAsync(string user, string at, Actor? actor = null)
    {
        var check = await CheckAsync(user, at, actor: actor);
        return check.IsSuccess
            ? await Ownership.LogInAsync(actor ?? Admin, "main", Main[at], check.Value.User.UserId, check.Value.Owner?.UserId, OwnershipChannel.Phone)
            : check.Error;
    }

    public Task<Result<OwnerName>> LogOutAsync(string at, string pin, Actor? actor = null) =>
        Ownership.LogOutAsync(actor ?? Admin, "main", Main[at], Pin.Entered(pin), OwnershipChannel.Phone);

    public TestCall Dial(string at, string code = "*45", Actor? actor = null) => TestCall.Dial(this, at, code, actor ?? Admin);

    /// <summary>Number of the owner of a hot desk extension, as the map shows it.</summary>
    public string? OwnerOf(string hotDesk) =>
        Board.OwnershipOf(Main[hotDesk]).Session is { } session ? Board.Directory.User(session.UserId)!.Number.Digits : null;

    public Task<OwnershipSession?> OpenSessionAsync(string hotDesk)
    {
        var id = Main[hotDesk];
        return ReadAsync(db => db.Sessions.SingleOrDefaultAsync(s => s.HotDeskExtensionId == id && s.EndedAt == null));
    }

    public Task<List<OwnershipSession>> SessionsAsync() =>
        ReadAsync(db => db.Sessions.OrderBy(s => s.StartedAt).ThenBy(s => s.Id).ToListAsync());

    /// <summary>The main office's journal.</summary>
    public Task<List<JournalEntry>> JournalAsync()
    {
        var id = Main.Id;
        return ReadAsync(db => db.Journal.AsNoTracking().Where(e => e.OfficeId == id).OrderBy(e => e.Version).ToListAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }

    private async Task<TestPortal> BuildAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(TestOffice.Keys);
        services.AddSingleton(_protection);
        services.AddHotDeskServices(Faults, _database.ConnectionString);
        services.AddSingleton(Services.Lessons.LessonCatalog.Load(Path.Combine(AppContext.BaseDirectory, "no lessons of one's own")));
        _configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await Feed.StartAsync(CancellationToken.None);
        await using var db = _database.Open();
        Main = await TestOffice.ReadAsync(db, "main");
        Training = await TestOffice.ReadAsync(db, "training");
        return this;
    }
}
