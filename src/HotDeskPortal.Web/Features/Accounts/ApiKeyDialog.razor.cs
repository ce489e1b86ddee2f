using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Creates an API key; whoever opened it gets it, and must show it this once.</summary>
public sealed partial class ApiKeyDialog
{
    private const int NoEnd = 0;

    private static readonly int[] Lengths = [30, 90, 365, NoEnd];

    /// <summary>The offices to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfficeChoice> Offices { get; set; } = [];

    [Inject] private ApiKeyService Service { get; set; } = default!;

    private int Days
    {
        get => Form.Days ?? NoEnd;
        set => Form.Days = value == NoEnd ? null : value;
    }

    /// <inheritdoc />
    public override async Task SubmitAsync()
    {
        if (await AskWithFormAsync(() => Service.CreateAsync(Actor, Form)) is { IsSuccess: true, Value: var created })
            Dialog.Close(created);
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Offices is [var only])
            Form.Offices.Add(only.Key);
    }

    private void Choose((ApiKeyRights Right, bool IsChosen) choice) =>
        Form.Rights = choice.IsChosen ? Form.Rights | choice.Right : Form.Rights & ~choice.Right;

    private void Choose((OfficeChoice Office, bool IsChosen) choice) =>
        _ = choice.IsChosen ? Form.Offices.Add(choice.Office.Key) : Form.Offices.Remove(choice.Office.Key);
}
