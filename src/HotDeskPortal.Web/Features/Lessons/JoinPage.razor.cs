using HotDeskPortal.Domain;
using HotDeskPortal.Services.Lessons;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>Where learners join a class: by its code and a name, without an account. It ends when the trainer closes the class.</summary>
public sealed partial class JoinPage : IDisposable
{
    private OpenClass? open;
    private Error? error;
    private string name = "";

    /// <summary>The code of the class.</summary>
    [Parameter] public string Code { get; set; } = "";

    /// <summary>The name, kept in the address so that a reload goes on where it was.</summary>
    [SupplyParameterFromQuery] public string? Name { get; set; }

    /// <summary>The phone they sit at.</summary>
    [SupplyParameterFromQuery] public string? Phone { get; set; }

    [Inject] private LessonClasses Classes { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private bool IsNamed => !string.IsNullOrWhiteSpace(Name) && error is null;

    /// <inheritdoc />
    public void Dispose() => Classes.Changed -= OnChanged;

    /// <inheritdoc />
    protected override void OnInitialized() => Classes.Changed += OnChanged;

    /// <inheritdoc />
    protected override void OnParametersSet() => Look();

    private void Look()
    {
        var found = Classes.Find(Code);
        (open, error) = (found.IsSuccess ? found.Value : null, found.Error);
        if (open is not null && Name is not null)
            error = Classes.Sit(open.Guest, open.Office.Key, Name).Error;
    }

    private void Join() => Navigator.NavigateTo(Navigator.GetUriWithQueryParameter("name", name.Trim()));

    private void OnChanged(object? sender, ClassChangedEventArgs e)
    {
        if (open is { } now && e.OfficeId == now.Office.Id && !Classes.Find(Code).IsSuccess)
            _ = InvokeAsync(() =>
            {
                Look();
                StateHasChanged();
            });
    }
}
