using System.Diagnostics;
using System.Globalization;
using System.Text;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Hosting;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// What an honest keypad call notices of eight clients that send the worst requests known, as fast as they are answered; against the
/// same calls while it is quiet. And what memory is left of it. People log in one after the other at a pace that the limit allows.
/// </summary>
internal sealed class FloodBenchmark : IBenchmark
{
    private const int Rounds = 5, Calls = 40, Phones = 50, BadRows = 4_000;
    private const string ApiKey = "hdp_benchmark_key_of_no_other_use";
    private const double MostMemory = 50 * 1024 * 1024;

    /// <summary>Four steps a call: 4,800 a minute, of 6,000 that a key has.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public string Name => "flood";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var office = await database.AddOfficeAsync("flood", Phones, Phones * 2, owned: false);
        await AddApiKeyAsync(database, office);
        await using var portal = new Portal(database);
        portal.UseKestrel(0);
        portal.StartServer();
        var form = await SignInForm.ReadAsync(portal.Address);
        using var caller = new RawClient(portal.Address);
        var next = 0;

        async Task<double> MedianAsync(int calls)
        {
            var times = new List<double>();
            using var pace = new PeriodicTimer(Pace);
            for (var i = 0; i < calls; i++)
            {
                Call(caller, office, next++, times);
                await pace.WaitForNextTickAsync();
            }
            times.Sort();
            return times[times.Count / 2];
        }

        Func<int, byte[]>[] worst =
        [
            i => Request("GET", "/api/v1/offices/flood/ownership", ("X-Api-Key", $"hdp_made_up_{i}")),
            i => Request("POST", "/api/v1/offices/flood/keypad-calls", "{}", ("X-Api-Key", $"hdp_other_{i}"), ("Content-Type", "application/json")),
            _ => Request("GET", "/openapi/v1.json"),
            _ => s_badImport,
            _ => s_badImport,
            i => Request("GET", $"/p/{i:x40}/02{i:x10}.cfg"),
            i => form.Guess($"somebody{i}@example.com", "198.51.100.7"),
            i => form.Guess("admin@example.com", "203.0.113.9"),
        ];
        await MedianAsync(Calls);
        await FloodedAsync(portal, worst, () => MedianAsync(Calls));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var ratios = new List<double>();
        Console.WriteLine($"{Name}: {Rounds} rounds of {Calls} calls, µs a step, quiet | flooded");
        for (var round = 1; round <= Rounds; round++)
        {
            var quiet = await MedianAsync(Calls);
            var (flooded, requests) = await FloodedAsync(portal, worst, () => MedianAsync(Calls));
            ratios.Add(flooded / quiet);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {round}  {quiet,9:0} | {flooded,9:0}   ratio {ratios[^1]:0.00}   answered meanwhile: {string.Join(' ', requests)}"));
        }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  memory: {grown / 1024.0 / 1024.0:+0.0;-0.0} MB"));
        ratios.Sort();
        return [new Verdict($"{Name} memory, in 50 MB", grown / MostMemory, Bar.AtMost(1)), new Verdict(Name, ratios[ratios.Count / 2], Bar.AtMost(3))];
    }

    /// <summary>A file of rows that are all wrong, each in its own way.</summary>
    private static readonly byte[] s_badImport = BadImport();

    private static byte[] BadImport()
    {
        var csv = new StringBuilder("Extension,First name,Last name,E-mail,PIN,Hot desking\n");
        for (var i = 0; i < BadRows; i++)
            csv.Append(CultureInfo.InvariantCulture, $"x{i},,,nobody{i},{i % 10},perhaps\n");
        return Request("POST", "/api/v1/offices/flood/hot-desk-users/import", csv.ToString(), ("X-Api-Key", ApiKey), ("Content-Type", "text/csv"));
    }

    /// <summary>Somebody logs in at a phone, or takes it over; the time of each step is noted.</summary>
    private static void Call(RawClient client, BenchmarkOffice office, int n, List<double> times)
    {
        var (phone, user) = office.Takeover(n);
        var answer = Step("/api/v1/offices/flood/keypad-calls", $$"""{"phone":"{{10000001 + phone}}","dialled":"*45"}""");
        var id = answer[(answer.IndexOf("\"id\":\"", StringComparison.Ordinal) + 6)..].Split('"')[0];
        foreach (var digits in new[] { $"{BenchmarkOffice.UserNumber(user)}#", $"{BenchmarkDatabase.Pin}#", "2" })
            answer = Step($"/api/v1/keypad-calls/{id}/digits", $$"""{"digits":"{{digits}}"}""");
        if (!answer.Contains("\"ended\":true", StringComparison.Ordinal))
            throw new InvalidOperationException($"The call went another way: {answer}");

        string Step(string path, string body)
        {
            var request = Request("POST", path, body, ("X-Api-Key", ApiKey), ("Content-Type", "application/json"));
            var start = Stopwatch.GetTimestamp();
            var text = Encoding.UTF8.GetString(client.Ask(request));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            return text.StartsWith("HTTP/1.1 20", StringComparison.Ordinal) ? text : throw new InvalidOperationException($"Not what was expected: {text}");
        }
    }

    private static async Task<(double Median, int[] Requests)> FloodedAsync(Portal portal, Func<int, byte[]>[] worst, Func<Task<double>> measure)
    {
        using var stop = new CancellationTokenSource();
        var requests = new int[worst.Length];
        if (Environment.GetEnvironmentVariable("FLOOD_ONLY") is { } only)
            worst = [.. only.Split(',').Where(o => o != "").Select(o => worst[int.Parse(o, CultureInfo.InvariantCulture)])];
        var cpu0 = Cpu();
        var gc0 = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        var clients = worst.Select((make, c) => Task.Factory.StartNew(
            () =>
            {
                Thread.CurrentThread.Name = "flood";
                using var client = new RawClient(portal.Address);
                for (; !stop.IsCancellationRequested; requests[c]++)
                    client.Ask(make(requests[c]));
            },
            default, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        long most = 0;
        using var sampler = new Timer(_ => most = Math.Max(most, ThreadPool.PendingWorkItemCount), null, 0, 5);
        var median = await measure();
        Console.WriteLine($"     pool {ThreadPool.ThreadCount} threads, queue up to {most}; gc {GC.CollectionCount(0) - gc0.Item1} {GC.CollectionCount(1) - gc0.Item2} {GC.CollectionCount(2) - gc0.Item3}, {(GC.GetTotalAllocatedBytes() - gc0.Item4) >> 20} MB, pause {(GC.GetTotalPauseDuration() - gc0.Item5).TotalMilliseconds} ms; cpu: " + string.Join(", ", Cpu().Select(c => (c.Key, T: c.Value - cpu0.GetValueOrDefault(c.Key))).Where(c => c.T > 4).OrderByDescending(c => c.T).Select(c => $"{c.Key} {c.T * 10} ms")));
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        return (median, requests);
    }

    private static Dictionary<string, long> Cpu()
    {
        var r = new Dictionary<string, long>();
        foreach (var d in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                var t = File.ReadAllText(d + "/stat");
                var name = t[(t.IndexOf('(') + 1)..t.LastIndexOf(')')];
                var f = t[(t.LastIndexOf(')') + 2)..].Split(' ');
                r[name] = r.GetValueOrDefault(name) + long.Parse(f[11], CultureInfo.InvariantCulture) + long.Parse(f[12], CultureInfo.InvariantCulture);
            }
            catch (IOException) { }
        }
        return r;
    }

    private static byte[] Request(string method, string path, params (string Name, string Value)[] headers) => Request(method, path, "", headers);

    private static byte[] Request(string method, string path, string body, params (string Name, string Value)[] headers) => RawClient.Request(method, path, body, headers);

    private static async Task AddApiKeyAsync(BenchmarkDatabase database, BenchmarkOffice office)
    {
        await using var db = await database.OpenAsync();
        db.ApiKeys.Add(new ApiKey
        {
            Name = "Benchmark",
            Hash = ApiKeys.Hash(ApiKey),
            Rights = ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.Write,
            Offices = [new ApiKeyOffice { OfficeId = office.Id }],
        });
        await db.SaveChangesAsync();
        // Without an account there is no sign-in page, only the first start.
        db.Users.Add(new PortalAccount
        {
            UserName = "admin@example.com", NormalizedUserName = "ADMIN@EXAMPLE.COM", Email = "admin@example.com", NormalizedEmail = "ADMIN@EXAMPLE.COM", Role = PortalRole.Administrator,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>The portal behind a proxy on this machine, which says where sign-ins come from.</summary>
    private sealed class Portal(BenchmarkDatabase database) : BenchmarkPortal(database)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Proxy:KnownProxies:0", "127.0.0.1");
        }
    }
}
