using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Keypad;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Takeovers on the phone, from the last key until a subscriber of the event stream has been told: the key as Asterisk tells it on its
/// connection, against the same call of the service in the process. Both hear of it on a connection to the same stream.
/// </summary>
internal sealed class DoorBenchmark : IBenchmark
{
    private const int Rounds = 200, WarmUp = 40, Phones = 100;
    private const string Secret = "hdd_benchmark";

    public string Name => "door";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var office = await database.AddOfficeAsync("bench", Phones, 2 * Phones, owned: true);
        var address = DoorSecrets.NewAddress();
        await using (var db = await database.OpenAsync())
        {
            db.Add(new Door { OfficeId = office.Id, Name = "Asterisk", System = PhoneSystem.Asterisk, Address = address, SecretHash = DoorSecrets.Hash(Secret) });
            await db.SaveChangesAsync();
        }
        var port = FreePort();
        await using var portal = new Portal(database, port);
        portal.UseKestrel(0);
        portal.StartServer();
        using var stream = await EventReader.OpenAsync(portal, office.Key);

        var calls = portal.Services.GetRequiredService<KeypadCalls>();
        var actor = Actor.Account("benchmark", PortalRole.Administrator, []);
        var (byDoor, byService) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + WarmUp; i++)
        {
            var (hotDesk, user) = office.Takeover(2 * i);
            var number = $"{10000001 + hotDesk}";
            using var call = await AgiCaller.ReadyAsync(port, address, Secret, number, BenchmarkOffice.UserNumber(user), BenchmarkDatabase.Pin);
            var door = await TimeAsync(stream, () => call.ConfirmAsync());

            (hotDesk, user) = office.Takeover(2 * i + 1);
            number = $"{10000001 + hotDesk}";
            var turn = calls.Dial(actor, office.Key, number, "*45", OwnershipChannel.Phone).Value;
            await calls.EnterAsync(actor, turn.Id, $"{BenchmarkOffice.UserNumber(user)}#");
            await calls.EnterAsync(actor, turn.Id, $"{BenchmarkDatabase.Pin}#");
            var service = await TimeAsync(stream, () => calls.EnterAsync(actor, turn.Id, "2"));
            if (i >= WarmUp)
            {
                byDoor.Add(door);
                byService.Add(service);
            }
        }

        var (doorMedian, serviceMedian) = (Median(byDoor), Median(byService));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Last key to event, median of {Rounds}: by Asterisk {doorMedian:0.0} ms (slowest {byDoor.Max():0.0}), by the service {serviceMedian:0.0} ms"));
        return [new Verdict(Name, doorMedian / serviceMedian, Bar.AtMost(3))];
    }

    private static async Task<double> TimeAsync(EventReader stream, Func<Task> act)
    {
        var next = stream.NextAsync();
        var start = Stopwatch.GetTimestamp();
        var acts = act();
        await next;
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await acts;
        return took;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Portal(BenchmarkDatabase database, int port) : BenchmarkPortal(database)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Doors:Agi:Port", port.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A subscriber of the office's event stream.</summary>
    private sealed class EventReader(HttpClient client, StreamReader lines) : IDisposable
    {
        public static async Task<EventReader> OpenAsync(Portal portal, string office)
        {
            var key = (await portal.Services.GetRequiredService<ApiKeyService>().CreateAsync(
                Actor.Account("benchmark", PortalRole.Administrator, []), new ApiKeyForm { Name = "Benchmark", Rights = ApiKeyRights.Read, Offices = [office] })).Value.Key;
            var client = new HttpClient { BaseAddress = new Uri($"http://{portal.Address}") };
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
            var stream = await client.GetStreamAsync(new Uri($"api/v1/offices/{office}/ownership/events", UriKind.Relative));
            var reader = new EventReader(client, new StreamReader(stream));
            // The stream begins with the board.
            await reader.NextAsync();
            return reader;
        }

        /// <summary>The next time that somebody is told to be an owner, or the board at first.</summary>
        public async Task NextAsync()
        {
            while (await lines.ReadLineAsync() is { } line)
                if (line.Contains("session-started", StringComparison.Ordinal) || line.StartsWith("event: snapshot", StringComparison.Ordinal))
                    return;
            throw new InvalidOperationException("The event stream has ended.");
        }

        public void Dispose()
        {
            lines.Dispose();
            client.Dispose();
        }
    }

    /// <summary>Asterisk, as far as one login goes.</summary>
    private sealed class AgiCaller(TcpClient client, StreamReader lines) : IDisposable
    {
        /// <summary>A call in which nothing but the last key is missing.</summary>
        public static async Task<AgiCaller> ReadyAsync(int port, string address, string secret, string phone, string user, string pin)
        {
            var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, port);
            var call = new AgiCaller(client, new StreamReader(client.GetStream()));
            await call.SayAsync($"agi_network: yes\nagi_network_script: {address}/login\nagi_channel: PJSIP/{phone}-00000001\nagi_extension: *45\n\n");
            await call.AnswerAsync("GET FULL VARIABLE ${HOTDESK_SECRET}", $"200 result=1 ({secret})");
            await call.AnswerAsync("GET FULL VARIABLE ${CHANNEL(endpoint)}", $"200 result=1 ({phone})");
            await call.AnswerAsync("ANSWER", "200 result=0");
            foreach (var keys in new[] { user, pin })
            {
                await call.AnswerAsync("STREAM FILE", $"200 result={(int)keys[0]} endpos=800");
                await call.AnswerAsync("GET DATA", $"200 result={keys[1..]}");
            }
            await call.AnswerAsync("STREAM FILE", "200 result=0 endpos=18174");
            await call.ExpectAsync("STREAM FILE");
            return call;
        }

        /// <summary>2 is pressed.</summary>
        public Task ConfirmAsync() => SayAsync("200 result=50 endpos=800\n");

        public void Dispose()
        {
            lines.Dispose();
            client.Dispose();
        }

        private async Task AnswerAsync(string command, string answer)
        {
            await ExpectAsync(command);
            await SayAsync($"{answer}\n");
        }

        private async Task ExpectAsync(string command)
        {
            if (await lines.ReadLineAsync() is not { } line || !line.StartsWith(command, StringComparison.Ordinal))
                throw new InvalidOperationException($"{command} was expected.");
        }

        private Task SayAsync(string text) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();
    }
}
