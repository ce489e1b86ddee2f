using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Domain.Tests;

/// <summary>
/// The little office most tests take place in: hot desks 3001 to 3003 with a phone each, 3004 without; the users Olive (2019),
/// Carl (2020) and Nora (2021), who may hot desk, and Dora (disabled), Emil (not enabled) and
/// Petra (with a phone of her own), who may not.
/// </summary>
internal static class Given
{
    public const int Desk1 = 1, Desk2 = 2, Desk3 = 3, DeskWithoutPhone = 4;
    public const int Olive = 19, Carl = 20, Nora = 21, Dora = 22, Emil = 23, Petra = 24;

    public static readonly DateTimeOffset Monday8 = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static ExtensionNumber Number(string digits) => ExtensionNumber.Parse(digits);

    public static PhoneEntry Phone(int id) => new(
        id, MacAddress.Parse($"0015651000{id:00}"), "Yealink T54W", $"Floor 2, desk {id}", $"+1212555{id:0000}");

    public static HotDeskEntry HotDesk(int id, string number, PhoneEntry? phone) =>
        new(id, Number(number), $"Desk {id}", "2", $"2-{id}", phone);

    public static UserEntry User(int id, string number, string name) => new(
        id, Number(number), name, $"{name} at Work", $"+1212555{number}", IsHotDeskingEnabled: true, IsActive: true, OwnPhones: []);

    public static ImmutableArray<DirectoryEntry> Entries { get; } =
    [
        HotDesk(Desk1, "3001", Phone(Desk1)), HotDesk(Desk2, "3002", Phone(Desk2)), HotDesk(Desk3, "3003", Phone(Desk3)),
        HotDesk(DeskWithoutPhone, "3004", null),
        User(Olive, "2019", "Olive"), User(Carl, "2020", "Carl"), User(Nora, "2021", "Nora"),
        User(Dora, "2022", "Dora") with { IsActive = false },
        User(Emil, "2023", "Emil") with { IsHotDeskingEnabled = false },
        User(Petra, "2024", "Petra") with { OwnPhones = [Phone(24)] },
    ];

    public static OfficeDirectory Directory(OfficePolicies? policies = null, params DirectoryEntry[] changed) => new(
        new OfficeProfile(7, "north", "North", "America/New_York", "en", false, policies ?? new(), ["911", "933"]),
        Entries.Where(e => changed.All(c => c.Id != e.Id)).Concat(changed));

    public static DestinationEntry Queue(params int[] members) =>
        new(50, Number("4000"), DestinationKind.Queue, "Sales", [.. members]);

    public static OwnershipBoard Board(OfficePolicies? policies = null, params DirectoryEntry[] changed) =>
        OwnershipBoard.Of(Directory(policies, changed), 0, [], [], [], []);

    public static UserEntry Entry(int userId) => Entries.OfType<UserEntry>().Single(u => u.Id == userId);

    public static OwnerName Name(int userId) => Entry(userId) is var u ? new OwnerName(u.Id, u.Number, u.Name) : null!;

    /// <summary>A session id that a test can name: 1, 2, 3 …</summary>
    public static Guid Session(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
