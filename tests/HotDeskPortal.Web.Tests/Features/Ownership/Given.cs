using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

/// <summary>
/// A small office on two floors, as boards: on the first floor Dana owns 3001, nobody 3002, the phone of 3003 refuses; on the second 3004
/// has no phone; 3005 stands on none.
/// </summary>
internal static class Given
{
    public const int Desk1 = 1, Desk2 = 2, Desk3 = 3, DeskWithoutPhone = 4, DeskNowhere = 5;
    public const int Dana = 19, Marek = 20, LongGone = 99;

    /// <summary>09:00 of a Monday in New York.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public static OwnershipBoard Board { get; } = OwnershipBoard.Of(
        new OfficeDirectory(
            new OfficeProfile(7, "main", "Main Office", "America/New_York", "en", false, new OfficePolicies(), ["911"]),
            [
                HotDesk(Desk1, "3001", "1", "1-A", Phone(1, "Yealink T54W")), HotDesk(Desk2, "3002", "1", "1-B", Phone(2, "Poly VVX 450")),
                HotDesk(Desk3, "3003", "1", "1-C", Phone(3, "Yealink T54W")), HotDesk(DeskWithoutPhone, "3004", "2", "2-A", null),
                HotDesk(DeskNowhere, "3005", "", "", Phone(5, "Yealink T43U")),
                User(Dana, "2019", "Dana Whitfield"), User(Marek, "2020", "Marek Novák"),
            ]),
        7, [new OpenSession(Guid.Empty, Desk1, Dana, Now.AddMinutes(-2))], [KeyValuePair.Create(Desk2, Now.AddDays(-1))],
        [KeyValuePair.Create(3, Now.AddMinutes(17))], []);

    public static JournalEntry Entry(JournalKind kind, int? hotDesk = null, int? user = null, SessionEnd? end = null, long version = 8, Guid set = default) =>
        new()
        {
            OfficeId = 7, Version = version, ChangeSet = set == default ? Guid.NewGuid() : set, At = Now, Kind = kind, Channel = OwnershipChannel.Phone,
            By = "ann@example.com", HotDeskExtensionId = hotDesk, UserId = user, End = end,
        };

    private static HotDeskEntry HotDesk(int id, string number, string floor, string desk, PhoneEntry? phone) =>
        new(id, ExtensionNumber.Parse(number), id == Desk2 ? "By the window" : "", floor, desk, phone);

    private static PhoneEntry Phone(int id, string model) => new(id, MacAddress.Parse($"805ec01122{id:00}"), model, null, null);

    private static UserEntry User(int id, string number, string name) =>
        new(id, ExtensionNumber.Parse(number), name, null, null, true, true, []);
}
