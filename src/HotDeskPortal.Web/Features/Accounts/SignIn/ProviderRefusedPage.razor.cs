using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Says why somebody who came by way of the identity provider did not get in, and what to do.</summary>
public sealed partial class ProviderRefusedPage
{
    private (string Title, string Lead) Text => Why switch
    {
        ProviderSignIn.Away => Told(SignInStrings.ProviderAway, SignInStrings.ProviderAwayLead),
        ProviderSignIn.Denied => Told(SignInStrings.ProviderDenied, SignInStrings.ProviderDeniedLead),
        "no-role" => Told(SignInStrings.ProviderNoRole, SignInStrings.ProviderNoRoleLead),
        "groups-hidden" => Told(SignInStrings.ProviderGroupsHidden, SignInStrings.ProviderGroupsHiddenLead),
        "no-email" => Told(SignInStrings.ProviderNoEmail, SignInStrings.ProviderNoEmailLead),
        "email-taken" => Told(SignInStrings.ProviderEmailTaken, SignInStrings.ProviderEmailTakenLead),
        "account-closed" => Told(SignInStrings.ProviderAccountClosed, SignInStrings.ProviderAccountClosedLead),
        "connected-elsewhere" => Told(SignInStrings.ProviderConnectedElsewhere, SignInStrings.ProviderConnectedElsewhereLead),
        "last-administrator" => Told(SignInStrings.ProviderLastAdministrator, SignInStrings.ProviderLastAdministratorLead),
        _ => Told(SignInStrings.ProviderFailed, SignInStrings.ProviderFailedLead),
    };

    /// <summary>The reason, as a code: an address says nothing in words.</summary>
    [SupplyParameterFromQuery] public string? Why { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = default!;

    private string Provider => Services.GetService<IdentityProviderOptions>()?.DisplayName ?? SignInStrings.Provider;

    private (string Title, string Lead) Told(string title, string lead) => (title.With(Provider), lead.With(Provider));
}
