using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>
/// Where learners join a class: by its code and a name, without an account. It ends when the trainer closes the class, or when the office
/// is no training office any more.
/// </summary>
public sealed partial class JoinPage
{
    private readonly FieldErrors errors = new();
    private OpenClass? open;
    private Error? refusal;
    private string name = "";

    /// <summary>The code of the class.</summary>
    [Parameter] public string Code { get; set; } = "";

    /// <summary>The name, kept in the address so that a reload goes on where it was.</summary>
    [SupplyParameterFromQuery] public string? Name { get; set; }

    /// <summary>The phone they sit at.</summary>
    [SupplyParameterFromQuery] public string? Phone { get; set; }

    /// <inheritdoc />
    protected override Permission Needed => Permission.UseKeypad;

    /// <inheritdoc />
    protected override object Subject => (Code, Name);

    /// <summary>Nothing waits: whoever must leave leaves at once.</summary>
    protected override TimeSpan Pause => TimeSpan.Zero;

    [Inject] private LessonClasses Classes { get; set; } = default!;

    private bool IsNamed => !string.IsNullOrWhiteSpace(Name) && errors.IsEmpty;

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        Classes.Changed -= OnChanged;
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Classes.Changed += OnChanged;

    /// <summary>Whoever has the code acts as a guest of the class.</summary>
    protected override Task<Actor> FindActorAsync() => Task.FromResult(open!.Guest);

    /// <summary>The code leads to the office.</summary>
    protected override Task OnParametersSetAsync()
    {
        Look();
        return open is null ? Task.CompletedTask : base.OnParametersSetAsync();
    }

    /// <summary>Whoever gives a name sits down; a name that cannot be used is asked for again.</summary>
    protected override Task RefreshAsync()
    {
        errors.Take(Name is null ? null : Classes.Sit(Actor, Office, Name).Error);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task<bool> OnUpdateAsync(FeedUpdate update)
    {
        Look();
        StateHasChanged();
        return Task.FromResult(true);
    }

    private void Look()
    {
        var found = Classes.Find(Code);
        (open, refusal) = (found.IsSuccess ? found.Value : null, found.Error);
        Office = open?.Office.Key ?? Office;
    }

    private void Join() => Navigator.NavigateTo(Navigator.GetUriWithQueryParameter("name", name.Trim()));

    private void OnChanged(object? sender, ClassChangedEventArgs e)
    {
        if (e.OfficeId == Board?.Office.Id && !Classes.Find(Code).IsSuccess)
            _ = InvokeAsync(() =>
            {
                Look();
                StateHasChanged();
            });
    }
}
