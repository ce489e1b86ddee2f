using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Every office that one sees, each with its live map in brief.</summary>
public sealed partial class AllOfficesPage
{
    private IReadOnlyList<OfficeProfile> offices = [];
    private Actor? actor;
    private string text = "";
    private string? appliedText;

    /// <summary>Filter: text.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    /// <summary>Filter: state.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Text != appliedText)
            text = appliedText = Text ?? "";
        actor ??= await Circuit.GetAsync();
        offices = [.. Access.All(actor).Select(b => b.Office)];
    }

    private void ApplyText(string? typed)
    {
        text = typed ?? "";
        appliedText = string.IsNullOrWhiteSpace(text) ? null : text;
        Navigate("q", appliedText);
    }

    private HotDeskStatus? Status => StatusNames.Parse(State);

    private void Show(string? state) => Navigate("state", string.IsNullOrEmpty(state) ? null : state);

    private void Navigate(string name, string? value) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameter(name, value), new NavigationOptions { ReplaceHistoryEntry = true });
}
