using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
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
public sealed class FloorPlanService(OfficeAccess access, OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MaxBytes = FloorPlanLengths.Picture;

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
        var uploaded = await WriteAsync<FloorPlan>(actor, office, async (transaction, ct) =>
        {
            var picture = Picture.Read(content, MaxBytes);
            if (!picture.IsSuccess)
                return picture.Error;
            // As hot desks are: databases differ in whether blanks at the end make another name.
            floor = floor.Trim();
            if (floor.Length > HotDeskExtensionLengths.Floor || floor.Any(char.IsControl))
                return new FloorRefused(HotDeskExtensionLengths.Floor);
            var plan = await transaction.Db.FloorPlans.Include(p => p.Picture)
                .SingleOrDefaultAsync(p => p.OfficeId == transaction.OfficeId && p.Floor == floor, ct);
            if (plan is null)
                transaction.Db.Add(plan = new FloorPlan { OfficeId = transaction.OfficeId, Floor = floor, ContentType = "" });
            (plan.ContentType, plan.Width, plan.Height) = (picture.Value.ContentType, picture.Value.Width, picture.Value.Height);
            (plan.Revision, plan.ChangedAt, plan.ChangedBy) = (plan.Revision + 1, transaction.At, transaction.Origin.By);
            plan.Picture ??= new FloorPlanPicture { Content = content };
            plan.Picture.Content = content;
            return plan;
        }, cancellation);
        return uploaded.Map(p => p.Id);
    }

    /// <summary>Puts a hot desk extension somewhere on a plan; it stands on no other one then.</summary>
    /// <returns>Done, or <see cref="UnknownFloorPlan"/>.</returns>
    public Task<Result<Done>> PlaceAsync(Actor actor, string office, int id, PlacedDesk place, CancellationToken cancellation = default) =>
        WriteAsync<Done>(actor, office, async (transaction, ct) =>
        {
            var hotDeskId = place.HotDeskId;
            // The plan that it stands on now, too.
            var plans = await transaction.Db.FloorPlans.Include(p => p.Desks.Where(d => d.HotDeskExtensionId == hotDeskId))
                .Where(p => p.OfficeId == transaction.OfficeId && (p.Id == id || p.Desks.Any(d => d.HotDeskExtensionId == hotDeskId))).ToListAsync(ct);
            if (transaction.Board.Directory.HotDesk(hotDeskId) is null || plans.Find(p => p.Id == id) is not { } plan)
                return new UnknownFloorPlan();
            transaction.Db.RemoveRange(plans.Where(p => p != plan).SelectMany(p => p.Desks));
            var desk = plan.Desks.Find(d => d.HotDeskExtensionId == hotDeskId);
            if (desk is null)
                transaction.Db.Add(desk = new FloorPlanDesk { FloorPlanId = id, HotDeskExtensionId = hotDeskId });
            (desk.X, desk.Y) = (Inside(place.X), Inside(place.Y));
            return new Done();
        }, cancellation);

    /// <summary>Takes a hot desk extension off a plan.</summary>
    public Task<Result<Done>> TakeOffAsync(Actor actor, string office, int id, int hotDeskId, CancellationToken cancellation = default) =>
        WriteAsync<Done>(actor, office, async (transaction, ct) =>
        {
            var plan = await transaction.Db.FloorPlans.Include(p => p.Desks.Where(d => d.HotDeskExtensionId == hotDeskId))
                .SingleOrDefaultAsync(p => p.Id == id && p.OfficeId == transaction.OfficeId, ct);
            transaction.Db.RemoveRange(plan?.Desks ?? []);
            return new Done();
        }, cancellation);

    /// <summary>Deletes a plan; the desks themselves stay.</summary>
    /// <returns>Done, or <see cref="UnknownFloorPlan"/>.</returns>
    public Task<Result<Done>> DeleteAsync(Actor actor, string office, int id, CancellationToken cancellation = default) =>
        WriteAsync<Done>(actor, office, async (transaction, ct) =>
        {
            if (await transaction.Db.FloorPlans.SingleOrDefaultAsync(p => p.Id == id && p.OfficeId == transaction.OfficeId, ct) is not { } plan)
                return new UnknownFloorPlan();
            transaction.Db.Remove(plan);
            return new Done();
        }, cancellation);

    private Task<Result<T>> WriteAsync<T>(
        Actor actor, string office, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation) =>
        changes.WriteAsync(actor, office, Permission.SetUp, actor.Channel, work, cancellation);

    private static double Inside(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0.5;
}
