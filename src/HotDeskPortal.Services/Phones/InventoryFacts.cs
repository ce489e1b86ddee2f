using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Phones;

/// <summary>A moment as the office's clocks show it: the day need not be told today.</summary>
public sealed record OfficeMoment(DateTime Local, bool IsToday) : Fact
{
    /// <inheritdoc/>
    public override string Variant => IsToday ? "Today" : "Earlier";

    /// <summary>A moment in the office's own time zone.</summary>
    public static OfficeMoment Of(OfficeProfile office, DateTimeOffset at, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return new OfficeMoment(local.DateTime, local.Date == today.Date);
    }
}

/// <summary>Why a hot desk extension's phone does not show under it: its owner has it.</summary>
public sealed record OwnerHasThePhone(ExtensionNumber Owner, OfficeMoment Since) : Fact
{
    /// <summary>Who has the phone of a hot desk extension; null: it shows there, or there is none.</summary>
    internal static OwnerHasThePhone? Of(OwnershipBoard board, HotDeskEntry hotDesk, DateTimeOffset now) =>
        hotDesk.Phone is not null && board.OwnershipOf(hotDesk.Id).Session is { } session && board.Directory.User(session.UserId) is { } owner
            ? new OwnerHasThePhone(owner.Number, OfficeMoment.Of(board.Office, session.StartedAt, now))
            : null;
}

/// <summary>A phone that is assigned to nobody.</summary>
public sealed record PhoneIsInStock : Fact;

/// <summary>A hot desk phone that its owner has.</summary>
public sealed record PhoneIsWithOwner(ExtensionNumber? Owner, string? Name, OfficeMoment Since, ExtensionNumber? HotDesk) : Fact;

/// <summary>A user's own phone.</summary>
public sealed record PhoneIsOfUser(ExtensionNumber? User, string? Name) : Fact;

/// <summary>A hot desk phone without owner.</summary>
public sealed record PhoneIsAtFreeDesk(ExtensionNumber? HotDesk) : Fact;
