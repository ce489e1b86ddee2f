using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Audit;

/// <summary>
/// Who changed what, before and after, and from where: of the office, of the portal, or of everything that one may see. One page for
/// all three, so that a question that begins in one ends in the other.
/// </summary>
public sealed partial class AuditPage
{
    private readonly Busy isVerifying = new();
    private ImmutableArray<AuditChainReport>? verified;

    /// <summary>Whose entries: <c>portal</c>, <c>all</c>; null: the office's.</summary>
    [SupplyParameterFromQuery(Name = "scope")] public string? ScopeName { get; set; }

    /// <summary>Filter: what was done.</summary>
    [SupplyParameterFromQuery] public string? Action { get; set; }

    /// <summary>Filter: to what kind of thing.</summary>
    [SupplyParameterFromQuery] public string? Kind { get; set; }

    /// <summary>Filter: first day, as <c>2026-03-02</c>.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>Filter: last day.</summary>
    [SupplyParameterFromQuery] public string? To { get; set; }

    /// <summary>Filter: by whom.</summary>
    [SupplyParameterFromQuery] public string? By { get; set; }

    /// <summary>Filter: from which network address.</summary>
    [SupplyParameterFromQuery] public string? Address { get; set; }

    /// <inheritdoc />
    public override bool IsFiltered => base.IsFiltered || (Action ?? Kind ?? From ?? To ?? By ?? Address) is not null;

    /// <inheritdoc />
    public override string DefaultSort => "at";

    [Inject] private AuditService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private AuditScope Scope => Enum.TryParse<AuditScope>(ScopeName, ignoreCase: true, out var scope) ? scope : AuditScope.Office;

    private string Summary => AuditTexts.Entries(Total);

    private AuditQuery Query => new()
    {
        Text = Text ?? "",
        Scope = Scope,
        Action = Enum.TryParse<AuditAction>(Action, ignoreCase: true, out var action) ? action : null,
        Kind = Enum.TryParse<AuditSubject>(Kind, ignoreCase: true, out var kind) ? kind : null,
        FirstDay = Day(From),
        LastDay = Day(To),
        By = By,
        From = Address,
        Page = PageIndex,
        PageSize = PageSize,
    };

    /// <inheritdoc />
    public override void ClearFilters() => Apply(new()
    {
        ["q"] = null, ["action"] = null, ["kind"] = null, ["from"] = null, ["to"] = null, ["by"] = null, ["address"] = null,
    });

    /// <inheritdoc />
    protected override Task<Result<Page<AuditRow>>> ListAsync(Actor actor) => Service.ListAsync(actor, Office, Query);

    /// <summary>Nothing is selected here.</summary>
    protected override int IdOf(AuditRow row) => 0;

    /// <summary>A value as addresses name it.</summary>
    private static string? NameOf(Enum? value) => value?.ToString().ToLowerInvariant();

    private void Show(AuditScope scope) => Apply(new() { ["scope"] = scope == AuditScope.Office ? null : NameOf(scope) });

    private string NumberOf(AuditRow row) => Scope == AuditScope.All ? AuditTexts.NumberOf(row) : AuditStrings.Entry_Number.With(row.Number);

    private async Task VerifyAsync()
    {
        var reports = await isVerifying.RunAsync(() => Service.VerifyAsync(Actor!));
        if (!reports.IsSuccess)
        {
            Snackbar.Add(ErrorTexts.Of(reports.Error), MudBlazor.Severity.Error);
            return;
        }
        verified = reports.Value;
        // The verdict stands above the entries; these filters may show none.
        if (Total == 0)
            Snackbar.Add(
                reports.Value.All(r => r.Holds) ? AuditStrings.VerifiedGood : AuditStrings.VerifiedBad,
                reports.Value.All(r => r.Holds) ? MudBlazor.Severity.Success : MudBlazor.Severity.Error);
    }
}
