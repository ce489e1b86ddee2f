using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.FloorPlans;

/// <summary>A plan as a page draws it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Floor">The floor.</param>
/// <param name="Width">Width of the picture in pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Revision">Counts pictures.</param>
/// <param name="Desks">Where hot desk extensions stand.</param>
public sealed record FloorPlanView(int Id, string Floor, int Width, int Height, int Revision, ImmutableArray<PlacedDesk> Desks);

/// <summary>Where a hot desk extension stands.</summary>
/// <param name="HotDeskId">The hot desk extension.</param>
/// <param name="X">From the left, 0 to 1.</param>
/// <param name="Y">From the top, 0 to 1.</param>
public sealed record PlacedDesk(int HotDeskId, double X, double Y);

/// <summary>A picture as it is served.</summary>
public sealed record FloorPlanFile(string ContentType, byte[] Content);

/// <summary>
/// Pictures of floors and where desks stand on them. They change nothing that a phone or a decision depends on, and so take no version.
/// </summary>
public sealed class FloorPlanService(OfficeAccess access, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Longest name of a floor.</summary>
    private const int MaxFloor = 40;

    /// <summary>The plans of an office, by floor.</summary>
    public async Task<Result<ImmutableArray<FloorPlanView>>> ListAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var plans = await db.FloorPlans.AsNoTracking().Include(p => p.Desks).Where(p => p.OfficeId == opened.Value.Office.Id).ToListAsync(cancellation);
        return plans.OrderBy(p => p.Floor, StringComparer.OrdinalIgnoreCase).Select(p => new FloorPlanView(
            p.Id, p.Floor, p.Width, p.Height, p.Revision, [.. p.Desks.Select(d => new PlacedDesk(d.HotDeskExtensionId, d.X, d.Y))])).ToImmutableArray();
    }

    /// <summary>The picture of a plan, for whoever may see the office.</summary>
    /// <returns>It, or <see cref="UnknownFloorPlan"/>.</returns>
    public async Task<Result<FloorPlanFile>> PictureAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var plan = await db.FloorPlans.AsNoTracking().Where(p => p.Id == id && p.OfficeId == opened.Value.Office.Id)
            .Select(p => new { p.ContentType, p.Picture!.Content }).SingleOrDefaultAsync(cancellation);
        return plan is null ? new UnknownFloorPlan() : new FloorPlanFile(plan.ContentType, plan.Content);
    }

    /// <summary>Gives a floor its picture, or another one; desks stay where they are on it.</summary>
    /// <returns>The plan's id, or <see cref="UnreadablePicture"/>, <see cref="FloorRefused"/>.</returns>
    public async Task<Result<int>> UploadAsync(Actor actor, string office, string floor, byte[] content, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var picture = Picture.Read(content, MaxBytes);
        if (!picture.IsSuccess)
            return picture.Error;
        if (floor.Length > MaxFloor || floor.Any(char.IsControl))
            return new FloorRefused(MaxFloor);
        var officeId = opened.Value.Office.Id;
        await using var db = await ContextAsync(actor, opened.Value.Office, cancellation);
        var plan = await db.FloorPlans.Include(p => p.Picture).SingleOrDefaultAsync(p => p.OfficeId == officeId && p.Floor == floor, cancellation);
        if (plan is null)
            db.FloorPlans.Add(plan = new FloorPlan { OfficeId = officeId, Floor = floor, ContentType = "" });
        (plan.ContentType, plan.Width, plan.Height) = (picture.Value.ContentType, picture.Value.Width, picture.Value.Height);
        (plan.Revision, plan.ChangedAt, plan.ChangedBy) = (plan.Revision + 1, clock.GetUtcNow(), actor.Name);
        if (plan.Picture is null)
            plan.Picture = new FloorPlanPicture { Content = content };
        else
            plan.Picture.Content = content;
        await db.SaveChangesAsync(cancellation);
        return plan.Id;
    }

    /// <summary>Puts a hot desk extension somewhere on a plan; it stands on no other one then.</summary>
    /// <returns>Done, or <see cref="UnknownFloorPlan"/>.</returns>
    public async Task<Result<Done>> PlaceAsync(
        Actor actor, string office, int id, PlacedDesk place, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var (board, hotDeskId) = (opened.Value, place.HotDeskId);
        await using var db = await ContextAsync(actor, board.Office, cancellation);
        // The plan that it stands on now, too.
        var plans = await db.FloorPlans.Include(p => p.Desks.Where(d => d.HotDeskExtensionId == hotDeskId))
            .Where(p => p.OfficeId == board.Office.Id && (p.Id == id || p.Desks.Any(d => d.HotDeskExtensionId == hotDeskId))).ToListAsync(cancellation);
        if (board.Directory.HotDesk(hotDeskId) is null || plans.Find(p => p.Id == id) is not { } plan)
            return new UnknownFloorPlan();
        db.RemoveRange(plans.Where(p => p != plan).SelectMany(p => p.Desks));
        var desk = plan.Desks.Find(d => d.HotDeskExtensionId == hotDeskId);
        if (desk is null)
            db.Add(desk = new FloorPlanDesk { FloorPlanId = id, HotDeskExtensionId = hotDeskId });
        (desk.X, desk.Y) = (Inside(place.X), Inside(place.Y));
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>Takes a hot desk extension off a plan.</summary>
    public async Task<Result<Done>> TakeOffAsync(Actor actor, string office, int id, int hotDeskId, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var officeId = opened.Value.Office.Id;
        await using var db = await ContextAsync(actor, opened.Value.Office, cancellation);
        var plan = await db.FloorPlans.Include(p => p.Desks.Where(d => d.HotDeskExtensionId == hotDeskId))
            .SingleOrDefaultAsync(p => p.Id == id && p.OfficeId == officeId, cancellation);
        db.RemoveRange(plan?.Desks ?? []);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    /// <summary>Deletes a plan; the desks themselves stay.</summary>
    /// <returns>Done, or <see cref="UnknownFloorPlan"/>.</returns>
    public async Task<Result<Done>> DeleteAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await ContextAsync(actor, opened.Value.Office, cancellation);
        if (await db.FloorPlans.SingleOrDefaultAsync(p => p.Id == id && p.OfficeId == opened.Value.Office.Id, cancellation) is not { } plan)
            return new UnknownFloorPlan();
        db.Remove(plan);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private async Task<HotDeskDbContext> ContextAsync(Actor actor, OfficeProfile office, CancellationToken cancellation)
    {
        var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditContext = new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal), Office = office.Key };
        return db;
    }

    private static double Inside(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0.5;
}
