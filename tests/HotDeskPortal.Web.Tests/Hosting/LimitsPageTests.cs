using System.Globalization;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Doors.FreeSwitch;
using HotDeskPortal.Web.Doors.Asterisk;
using HotDeskPortal.Web.Doors.VoiceWebhooks;
using HotDeskPortal.Web.Features.Import;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>The page of limits says what the code does, and names tests that there are; so does the page about ASVS.</summary>
public sealed partial class LimitsPageTests
{
    private static readonly string s_root = Root();

    public static TheoryData<string, string> Rows => new()
    {
        { "body of a request", $"{Limits.RequestBody / 1024 / 1024} MiB" },
        { "body of an import, or of a floor plan", $"{ImportService.MaxBytes / 1024 / 1024} MiB, {FloorPlanService.MaxBytes / 1024 / 1024} MiB" },
        { "headers of a request", $"{Limits.RequestHeaders / 1024} KiB" },
        { "rows of a page of the API", $"{GridQuery.MaxPageSize}" },
        { "message on a circuit", $"{Limits.CircuitMessage / 1024} KiB" },
        { "circuits kept for browsers that lost their connection", $"{Limits.DisconnectedCircuits}, for {Limits.DisconnectedCircuitLife.TotalMinutes} minutes" },
        { "days of a history", $"{HistoryService.MaxDays}" },
        { "entries of an audit log's export", Number(AuditService.MaxExport) },
        { "posts to account pages, but for passkeys", $"{Limits.SignInsAMinute} a minute" },
        { "a session that nobody uses", $"{AccountSessions.Life.TotalHours} hours" },
        { "keypad calls, steps of all together", $"{Number(Limits.KeypadCallsAMinute)} a minute" },
        { "event streams that are open", $"{Limits.EventStreams}" },
        { "requests with a missing or unknown API key", $"{Limits.WrongApiKeysAMinute} a minute" },
        { "body of a request that brings a passkey", $"{Limits.PasskeyBody / 1024} KiB" },
        { "requests for the API's document", $"{Limits.DocumentsAMinute} a minute" },
        { "refusals beyond a limit, but of a key that holds", $"{Limits.RefusalsAtOnceAMinute} a minute at once, later ones after {Limits.RefusalHold.TotalMilliseconds} ms; {Limits.HeldRefusals} wait" },
        { "passwords that wait to be compared, one after the other, on a thread that gives way to calls", $"{PasswordLane.Places}" },
        { "imports that wait to be read and judged, one after the other, on a thread that gives way to calls", $"{ImportLane.Places}" },
        { "imports of one account or key that wait or are judged", $"{ImportLane.Share}" },
        { "a password, where it can be guessed", $"2^{PasswordStrength.MinBits} guesses, by its first {PasswordStrength.MostCharacters} characters" },
        { "life of an API key", $"at most {Number(ApiKeyFormValidator.MaxDays)} days" },
        { "how long a revoked key is still taken", $"{ApiKeys.Freshness.TotalSeconds} seconds" },
        { "refusals that are told one by one in the audit log", $"{AuditRefusals.MaxSources} sources" },
        { "phones' files asked for with an unknown key", $"{Limits.ProvisioningRefusalsAMinute} a minute" },
        { "files of phones that the key does not open", $"{Limits.ProvisioningRefusalsAMinute} a minute" },
        { "a file that a phone sends", $"{ProvisioningService.MaxUpload / 1024} KiB" },
        { "files kept of what a phone sends", $"{ProvisioningService.KeptUploads}" },
        { "provisioning window", $"{ProvisioningKeys.Window.TotalMinutes} minutes" },
        { "phone systems", $"{DoorService.Most}" },
        { "phone systems that are refused", $"{DoorKnocks.MostAMinute} a minute" },
        { "networks whose refused phone systems are counted", Number(DoorKnocks.MostNetworks) },
        { "a phone system's secret before the new one", $"{DoorService.Overlap.TotalHours} hours" },
        { "how long phone systems get in while the database is away", $"{DoorAccess.WithoutDatabase.TotalMinutes} minutes" },
        { "what is kept of what phone systems send", $"{DoorActivity.Kept} events" },
        { "a form that FreeSWITCH posts", $"{FreeSwitchForm.MaxBytes / 1024} KiB" },
        { "how long FreeSWITCH may know an account by itself", $"{FreeSwitchDirectory.Cached.TotalHours} hours" },
        { "digits of an entry", $"{ExtensionNumber.MaxDigits} of an extension, {Pin.MaxDigits} of a PIN" },
        { "connections of Asterisk that have not shown yet that they may call", $"{AgiListener.MaxGreetings}" },
        { "calls of Asterisk at once", $"{Number(AgiListener.MaxCalls)}; {AgiListener.MaxCallsOfAddress}" },
        { "a call of Asterisk's", $"{AgiCall.CallTime.TotalMinutes} minutes" },
        { "a line from Asterisk", $"{Number(AgiLines.MaxLength)} bytes" },
        { "lines before a call", $"{AgiEnvironment.MaxLines}" },
        { "recorded calls", $"{RecordedCalls.Kept}" },
        { "recording of a name", $"{NameRecordings.MaxUpload / 1024 / 1024} MiB, {NameRecordingLengths.Seconds} seconds" },
        { "a form of a voice webhook", $"{VoiceRequest.MaxBody / 1024} KiB, {VoiceRequest.MaxFields} fields" },
        { "an import", $"{ImportService.MaxBytes / 1024 / 1024} MiB" },
        { "rows of an import that are shown with reasons", $"{ImportPlan.MostNoted}" },
        { "answers kept for an Idempotency-Key", $"a day, {Number(ImportIdempotency.MostAnswers)}, {ImportIdempotency.MostCharacters / 1024 / 1024} million characters" },
        { "a floor plan", $"{FloorPlanService.MaxBytes / 1024 / 1024} MiB" },
        { "texts of a template", $"{TemplateRules.MaxLabel} characters a label or value, {TemplateRules.MaxOverrideValue} a setting of one's own, {TemplateRules.MaxOverrides} of these" },
        { "memory of the counting itself", $"{Number(Limits.AddressGroups)} groups" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void ARow_TellsTheNumberOfTheCode(string what, string value)
    {
        var row = Table().Where(r => r[0] == what).ShouldHaveSingleItem($"no row '{what}'");
        row[2].ShouldStartWith(value, Case.Sensitive, $"{what}: the page says '{row[2]}'");
    }

    [Fact]
    public void EveryRow_IsWhole()
    {
        var rows = Table();

        rows.Count.ShouldBeGreaterThan(40);
        rows.ShouldAllBe(r => r.Length == 6 && r[0].Length > 0 && r[1].Length > 0 && r[2].Length > 0);
        rows.Select(r => (r[0], r[1])).Distinct().Count().ShouldBe(rows.Count);
    }

    [Theory]
    [InlineData("src/design/limits.md", 40)]
    [InlineData("src/design/asvs.md", 120)]
    public void TestsThatAreNamed_AreThere(string page, int atLeast)
    {
        var known = Directory.EnumerateFiles(Path.Combine(s_root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText)
            .SelectMany(text => TestClass().Split(text).Skip(1).Chunk(2)).ToLookup(part => part[0], part => TestMethod().Matches(part[1]).Select(m => m.Groups["name"].Value).ToList());

        var named = 0;
        var missing = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(s_root, page)))
        {
            var last = "";
            foreach (Match match in Named().Matches(line))
            {
                named++;
                last = match.Groups["class"] is { Success: true, Value: var name } ? name : last;
                var start = match.Groups["method"].Value;
                if (!known[last].Any(methods => start.Length == 0 || methods.Any(m => m.StartsWith(start, StringComparison.Ordinal))))
                    missing.Add(match.Value);
            }
        }

        named.ShouldBeGreaterThan(atLeast, "the pattern finds nothing any more");
        missing.ShouldBeEmpty();
    }

    private static List<string[]> Table() => [.. File.ReadLines(Path.Combine(s_root, "src/design/limits.md"))
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| what |", StringComparison.Ordinal))
        .Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HotDeskPortal.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The source tree is not there.");
        return folder;
    }

    [GeneratedRegex("class (?<class>[A-Za-z]+Tests)\\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestClass();

    [GeneratedRegex("public (static )?(async )?(Task|void|ValueTask) (?<name>[A-Za-z0-9_]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestMethod();

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z]+Tests)?(\\.(?<method>[A-Z][A-Za-z0-9_]*)…?)?`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
