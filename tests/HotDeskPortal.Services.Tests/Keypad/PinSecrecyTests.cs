using System.Collections;
using System.Reflection;
using System.Text;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Keypad;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Tests.Keypad;

/// <summary>Nobody gets in. A PIN is nowhere: not in the call that waits, not in notes, logs or the database.</summary>
public sealed class PinSecrecyTests
{
    private const string RightPin = "8642097531";
    private const string WrongPin = "9753108642";

    [Fact]
    public async Task Pin_RightOrWrong_IsWrittenNowhere()
    {
        using var log = new LogCapture();
        // Statements are logged where they are sent to a server.
        await using var portal = await TestPortal.StartAsync(asServer: true, services =>
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace)));
        await portal.UserAsync("2019", u => u.Pin = portal.Get<PinHasher>().Hash(u.Id, Pin.Entered(RightPin)));
        var told = new List<string>();
        KeypadTurn? noted = null;

        foreach (var fault in new[] { Fault.BeforeCommit, Fault.None })
            foreach (var (code, pins) in new[] { ("*45", new[] { WrongPin, RightPin, "2" }), ("*46", [WrongPin, RightPin]) })
            {
                if (fault == Fault.BeforeCommit && code == "*46")
                    continue;
                var call = portal.Dial("3001", code);
                portal.Faults.Fault = fault;
                foreach (var keys in pins)
                {
                    if (code == "*45" && keys != "2")
                        told.AddRange(Strings(noted = await call.EnterAsync("2019#")));
                    told.AddRange(Strings(portal.Keypad));
                    told.AddRange(Strings(await call.EnterAsync(keys.Length > 1 ? keys + "#" : keys)));
                    if (call.Turn.HasEnded)
                        break;
                }
                portal.Faults.Fault = Fault.None;
            }
        told.AddRange(Strings(portal.Board));
        told.AddRange(log.Lines);
        told.AddRange(await ColumnsAsync(portal));

        foreach (var pin in new[] { RightPin, WrongPin })
            told.ShouldAllBe(text => !text.Contains(pin, StringComparison.Ordinal));
        // The search would find it: what was entered openly is there, and so are the statements in the log.
        told.ShouldContain("2019");
        noted!.Did.ShouldContain(n => n.What == new ExtensionEntered("2019"));
        log.Lines.ShouldContain(line => line.Contains(TestDatabase.IsSqlite ? "INSERT INTO \"OwnershipSessions\"" : "INSERT INTO [OwnershipSessions]", StringComparison.Ordinal));
        log.Lines.ShouldContain(line => line.Contains(TestDatabase.IsSqlite ? "SqliteException" : "SqlException", StringComparison.Ordinal));
    }

    [Fact]
    public void Pin_PrintedOrHeld_ShowsDots()
    {
        $"{Pin.Entered(RightPin)}".ShouldBe("••••");
        Strings(Pin.Entered(RightPin)).ShouldContain(RightPin, "the search looks into private fields");
        new Domain.Keypad.KeypadInput.Entered(RightPin).ToString().ShouldNotContain(RightPin);
        new Domain.Keypad.KeypadEffect.CheckPin("2019", Pin.Entered(RightPin)).ToString().ShouldNotContain(RightPin);
    }

    /// <summary>Every text that can be reached from an object through fields, private ones too.</summary>
    private static List<string> Strings(object root)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var item))
        {
            if (item is string text)
                found.Add(text);
            else if (item is Array array && seen.Add(array))
                PushAll(array);
            else if (IsOurs(item) && seen.Add(item))
                for (var type = item.GetType(); type is not null; type = type.BaseType)
                    PushAll(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                        .Select(f => f.GetValue(item)));
        }
        return found;

        void PushAll(IEnumerable values)
        {
            foreach (var value in values)
                if (value?.GetType() is { IsPrimitive: false, IsEnum: false, IsPointer: false })
                    open.Push(value);
        }
    }

    /// <summary>The portal's own objects and the collections that hold them; not the framework's machinery behind them.</summary>
    private static bool IsOurs(object item) => item.GetType() is var type
        && (type.Namespace?.StartsWith("HotDeskPortal.Domain", StringComparison.Ordinal) == true || type.FullName!.StartsWith(typeof(KeypadCalls).FullName!, StringComparison.Ordinal)
            || item is KeypadTurn or ServiceNote or Domain.Fact || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true);

    /// <summary>Every value of every column of every table, as text; and the raw file with its log.</summary>
    private static async Task<List<string>> ColumnsAsync(TestPortal portal)
    {
        var texts = new List<string>();
        await using var db = portal.Database.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    texts.Add(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{reader.GetValue(i)}");
        }
        if (portal.Database is not SqliteTestDatabase { FilePath: var file })
            return texts;
        texts.AddRange(new[] { file, file + "-wal" }.Where(File.Exists).Select(f =>
        {
            using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, Encoding.Latin1);
            return text.ReadToEnd();
        }));
        return texts;
    }
}
