using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Creates a range with its phones: first every row's fate, then all of it or nothing.</summary>
public sealed partial class HotDeskRangeDialog
{
    private const int Shown = 200;
    private HotDeskRangePlan? plan;

    [Inject] private HotDeskExtensionService Service { get; set; } = default!;

    /// <inheritdoc />
    public override Task SubmitAsync() => plan is { IsGood: true } ? CreateAsync() : PreviewAsync();

    private static string PlanSummary(HotDeskRangePlan plan)
    {
        if (plan.IsGood)
            return HotDeskExtensionStrings.RangeWillCreate.With(plan.Rows.Count, plan.Rows.Count(r => r.Mac is not null));
        var bad = plan.Rows.Count(r => r.Problem is not null);
        return bad > 0 ? HotDeskExtensionStrings.RangeBadRows.With(bad, plan.Rows.Count) : HotDeskExtensionStrings.RangeNotAsItIs;
    }

    /// <summary>What was previewed was something else.</summary>
    private void ForgetPlan() => plan = null;

    private async Task PreviewAsync()
    {
        var previewed = await AskWithFormAsync(() => Service.PreviewRangeAsync(Actor, Office, Form));
        plan = previewed is { IsSuccess: true } ? previewed.Value : null;
    }

    private Task CreateAsync() => SaveAsync(
        async () =>
        {
            var done = await Service.CreateRangeAsync(Actor, Office, Form, OwnershipChannel.Portal);
            if (done.Error is RangeRefused refused)
                plan = refused.Plan;
            return done;
        },
        done => HotDeskExtensionStrings.RangeDone.With(done.Extensions, done.Phones));
}
