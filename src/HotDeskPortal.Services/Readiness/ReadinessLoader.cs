using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>Reads what checks need and no board holds.</summary>
public sealed class ReadinessLoader(PinHasher pins, DoorActivity doors, ISpeechState speech)
{
    // Comparing a hash with every guessable PIN is cheap once, and not at each change of a large office.
    private readonly ConcurrentDictionary<int, (PinHash Pin, ExtensionNumber Number, bool IsGuessable)> _guessable = new();

    internal async Task<ReadinessState> ReadAsync(HotDeskDbContext db, OwnershipBoard board, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = board.Office.Id;
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == id, cancellation);
        var templates = (await db.Templates.AsNoTracking().Where(t => t.OfficeId == null || t.OfficeId == id).ToListAsync(cancellation))
            .ToDictionary(t => t.Id, t => new CheckedTemplate(t.Id, t.Name, t.Vendor, t.OfficeId is null, t.Content, t.ChangedAt));
        return new ReadinessState
        {
            Board = board,
            Now = now,
            Range = new NumberRange(office.RangeFirst, office.RangeLast),
            UserRange = office is { UserRangeFirst: { } first, UserRangeLast: { } last } ? new NumberRange(first, last) : null,
            SipServer = office.SipServer,
            OfficeChangedAt = office.ConfigurationChangedAt,
            HotDesks = await HotDesksAsync(db, board, templates, cancellation),
            Users = await UsersAsync(db, board, cancellation),
            Doors = await DoorsAsync(db, id, cancellation),
            Stranger = doors.Strangers is [var knock, ..] ? new CheckedStranger(knock.At, knock.From) : null,
            Speech = speech.State,
            BuiltIn = templates.Values.Where(t => t.IsBuiltIn && t.Name == BuiltInTemplates.NameOf(t.Vendor)).ToImmutableDictionary(t => t.Vendor),
        };
    }

    private static async Task<ImmutableArray<CheckedDoor>> DoorsAsync(HotDeskDbContext db, int officeId, CancellationToken cancellation)
    {
        var rows = await db.Doors.AsNoTracking().Where(d => d.OfficeId == officeId && d.IsOn && d.DeletedAt == null).ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(d => d.Name, StringComparer.InvariantCultureIgnoreCase).Select(d => new CheckedDoor(d.Id, d.Name, d.CreatedAt, d.SecretCreatedAt)
            {
                LastRequestAt = d.LastRequestAt, LastRequestFrom = d.LastRequestFrom,
                LastRefusedAt = d.LastRefusedAt, LastRefusal = d.LastRefusal, LastRefusedFrom = d.LastRefusedFrom,
            }),
        ];
    }

    private static async Task<ImmutableArray<CheckedHotDesk>> HotDesksAsync(
        HotDeskDbContext db, OwnershipBoard board, Dictionary<int, CheckedTemplate> templates, CancellationToken cancellation)
    {
        var id = board.Office.Id;
        var stored = await db.HotDeskExtensions.Where(h => h.OfficeId == id)
            .Select(h => new { h.Id, h.Scope, h.HasVoicemail, h.RingsAllPhones, h.AssignedPerson, h.TemplateId, h.ConfigurationChangedAt })
            .ToDictionaryAsync(h => h.Id, cancellation);
        var phones = await db.Phones.Where(p => p.OfficeId == id && p.HotDeskExtensionId != null)
            .Select(p => new
            {
                p.Id, p.ConfigurationChangedAt, p.FetchedAt, p.ReportedModel, p.ReportedMac, p.RefusedAt, p.RefusedBecause, p.ProvisioningWindowUntil,
            }).ToDictionaryAsync(p => p.Id, cancellation);
        var found = ImmutableArray.CreateBuilder<CheckedHotDesk>();
        foreach (var entry in board.Directory.HotDesks)
            // Gone since the board was made: the next version comes without it.
            if (stored.TryGetValue(entry.Id, out var h))
                found.Add(new CheckedHotDesk(
                    entry, h.Scope, h.HasVoicemail, h.RingsAllPhones, h.AssignedPerson, h.ConfigurationChangedAt,
                    entry.Phone is { } phone && phones.TryGetValue(phone.Id, out var p)
                        ? new CheckedPhone(phone, p.ConfigurationChangedAt, p.FetchedAt, p.ReportedModel, p.ReportedMac)
                        {
                            RefusedAt = p.RefusedAt, RefusedBecause = p.RefusedBecause, WindowUntil = p.ProvisioningWindowUntil,
                        }
                        : null,
                    h.TemplateId is { } template ? templates.GetValueOrDefault(template) : null));
        return found.ToImmutable();
    }

    private async Task<ImmutableArray<CheckedUser>> UsersAsync(HotDeskDbContext db, OwnershipBoard board, CancellationToken cancellation)
    {
        var id = board.Office.Id;
        var stored = (await db.HotDeskUsers.AsNoTracking().Where(u => u.OfficeId == id)
            .Select(u => new
            {
                u.Id, u.CreatedAt, u.Pin,
                LastLogIn = db.Sessions.Where(s => s.UserId == u.Id).OrderByDescending(s => s.StartedAt).Select(s => (DateTimeOffset?)s.StartedAt).FirstOrDefault(),
            }).ToListAsync(cancellation)).ToDictionary(u => u.Id);
        var found = ImmutableArray.CreateBuilder<CheckedUser>();
        foreach (var entry in board.Directory.Users)
            if (stored.TryGetValue(entry.Id, out var u))
                found.Add(new CheckedUser(entry, u.Pin is not null && pins.CanCheck(u.Pin), u.Pin is { } pin && IsGuessable(entry, pin), u.CreatedAt, u.LastLogIn));
        return found.ToImmutable();
    }

    private bool IsGuessable(UserEntry user, PinHash pin)
    {
        if (_guessable.TryGetValue(user.Id, out var known) && known.Number == user.Number && known.Pin.Hash.AsSpan().SequenceEqual(pin.Hash))
            return known.IsGuessable;
        var guessable = pins.IsGuessable(user.Id, user.Number, pin);
        _guessable[user.Id] = (pin, user.Number, guessable);
        return guessable;
    }
}
