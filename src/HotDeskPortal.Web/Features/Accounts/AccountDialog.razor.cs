using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Changes what an account may do.</summary>
public sealed partial class AccountDialog
{
    /// <summary>The offices to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfficeChoice> Offices { get; set; } = [];

    /// <summary>What is changed.</summary>
    [Parameter, EditorRequired] public AccountSummary Stored { get; set; } = default!;

    [Inject] private AccountService Service { get; set; } = default!;

    /// <inheritdoc />
    public override Task SubmitAsync() => SaveAsync(() => Service.UpdateAsync(Actor, Stored.Id, Form), _ => AccountStrings.EditChanged.With(Stored.Email));

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Form.Role = Stored.Role;
        Form.Offices.UnionWith(Stored.OfficeKeys);
    }
}
