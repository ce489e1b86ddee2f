using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Says why somebody who came by way of the identity provider did not get in, and what to do.</summary>
public sealed partial class ProviderRefusedPage
{
    private (string Title, string Lead) Text => Why switch
    {
        ProviderSignIn.Away => ($"{Provider} does not answer", "Try again in a few minutes. An account with a password gets in all the same."),
        ProviderSignIn.Denied => ("Not signed in", $"{Provider} let you go without signing you in. If you did not cancel it yourself, ask your administrators whether you may use this portal."),
        "no-role" => ("No way in for your groups", $"{Provider} knows you, but none of your groups opens this portal. Ask your administrators for the group that you need."),
        "groups-hidden" => ("You are in too many groups", $"{Provider} names groups only up to a number, and left yours out. The administrators of the portal should use app roles in place of groups: the sample for Entra ID shows how."),
        "no-email" => ("Your e-mail address is missing", $"{Provider} told no e-mail address of yours that it has verified, and accounts of the portal are known by it. Ask your administrators to add it."),
        "email-taken" => ("You have an account already", $"It has your e-mail address and another way to sign in. Sign in as you used to, and connect it with {Provider} under “My account”; or ask an administrator of the portal to delete it."),
        "account-closed" => ("Your account is closed", "An administrator of the portal has closed it. Ask them to open it again."),
        "connected-elsewhere" => ("Somebody else's already", $"The account with which you signed in to {Provider} belongs to another account of the portal."),
        "last-administrator" => ("The portal would have no administrator",
            $"By your groups at {Provider} you are not one, and nobody else is. Somebody in the administrators' group must sign in first."),
        _ => ("Signing in did not work", $"What came back from {Provider} was not the answer to what this browser had asked, or came too late. Nothing was changed: try again."),
    };

    /// <summary>The reason, as a code: an address says nothing in words.</summary>
    [SupplyParameterFromQuery] public string? Why { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = default!;

    private string Provider => Services.GetService<IdentityProviderOptions>()?.DisplayName ?? "The identity provider";
}
