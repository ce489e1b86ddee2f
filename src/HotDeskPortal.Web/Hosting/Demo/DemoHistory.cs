using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;

namespace HotDeskPortal.Web.Hosting.Demo;

/// <summary>Who was where until now.</summary>
internal sealed class DemoHistory(HotDeskDbContext db, Office office, List<HotDeskExtension> hotDesks, List<HotDeskUser> users, TimeProvider clock)
{
    /// <summary>Adds it; a training office has only what is going on.</summary>
    public void Seed()
    {
        db.UserActivities.AddRange(users.Select(u => new UserActivity { OfficeId = office.Id, UserId = u.Id, StartedAt = u.CreatedAt }));
        SeedSessions();
        if (!office.IsTraining)
            SeedHistory();
    }

    /// <summary>Three agents are at work already, so that the map and a takeover have something to show.</summary>
    private void SeedSessions()
    {
        var phones = db.Phones.Local.Where(p => p.OfficeId == office.Id && p.HotDeskExtensionId is not null).ToDictionary(p => p.HotDeskExtensionId!.Value);
        foreach (var (hotDesk, user, minutes) in new[] { ("3002", "2020", 95), ("3004", "2021", 70), ("3006", "2022", 42) })
        {
            var at = clock.GetUtcNow().AddMinutes(-minutes);
            var (place, owner) = (hotDesks.Single(h => h.Number.Digits == hotDesk), users.Single(u => u.Number.Digits == user));
            var session = new OwnershipSession
            {
                Id = Guid.CreateVersion7(at), OfficeId = office.Id, HotDeskExtensionId = place.Id, PhoneId = phones[place.Id].Id, UserId = owner.Id,
                StartedAt = at, StartedThrough = OwnershipChannel.Phone, StartedBy = owner.Name,
            };
            db.Sessions.Add(session);
            db.Journal.Add(new JournalEntry
            {
                OfficeId = office.Id, Version = ++office.OwnershipVersion, ChangeSet = Guid.CreateVersion7(at), At = at,
                Kind = JournalKind.SessionStarted, Channel = OwnershipChannel.Phone, By = owner.Name, SessionId = session.Id,
                HotDeskExtensionId = place.Id, PhoneId = session.PhoneId, UserId = owner.Id,
            });
        }
    }

    /// <summary>Four weeks of work, so that history and occupancy tell something. It lies before the journal begins: no version is of then.</summary>
    private void SeedHistory()
    {
        var random = new Random(7);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        var today = OfficeCalendar.DayOf(clock.GetUtcNow(), zone);
        var phones = db.Phones.Local.Where(p => p.OfficeId == office.Id && p.HotDeskExtensionId is not null).ToDictionary(p => p.HotDeskExtensionId!.Value);
        // The desks of row B on the second floor stay idle.
        var places = hotDesks.Where(h => h.Number.Digits is not ("3011" or "3012")).ToArray();
        foreach (var day in Enumerable.Range(1, DemoOffices.DaysBefore - 1).Select(i => today.AddDays(-i)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            random.Shuffle(places);
            var morning = OfficeCalendar.StartOf(day, zone);
            foreach (var (user, place) in users.Where(u => u.IsHotDeskingEnabled && u.Pin is not null && u.Number.Digits != "2050").Zip(places))
            {
                if (random.Next(8) == 0)
                    continue;
                var start = morning.AddMinutes((7 * 60) + 40 + random.Next(110));
                var isForgotten = random.Next(24) == 0 && day < today.AddDays(-1);
                db.Sessions.Add(new OwnershipSession
                {
                    Id = Guid.CreateVersion7(start), OfficeId = office.Id, HotDeskExtensionId = place.Id, PhoneId = phones[place.Id].Id, UserId = user.Id,
                    StartedAt = start, StartedThrough = OwnershipChannel.Phone, StartedBy = user.Name,
                    EndedAt = isForgotten ? OfficeCalendar.StartOf(day.AddDays(1), zone).AddMinutes((7 * 60) + 15) : morning.AddMinutes((15 * 60) + 30 + random.Next(180)),
                    End = isForgotten ? SessionEnd.Forced : SessionEnd.LoggedOut,
                    EndedThrough = isForgotten ? OwnershipChannel.Portal : OwnershipChannel.Phone,
                    EndedBy = isForgotten ? "support@hotdesk.example" : user.Name,
                    Reason = isForgotten ? "Forgotten since yesterday" : null,
                });
            }
        }
    }
}
