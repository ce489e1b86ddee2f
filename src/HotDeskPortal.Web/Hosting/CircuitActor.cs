using System.Net;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Who is signed in on this circuit, as services want to know it.</summary>
internal sealed class CircuitActor(AuthenticationStateProvider authentication)
{
    /// <summary>The address that the page was asked for from; a circuit has no request to ask. Set by the root component, before any page.</summary>
    public IPAddress? From { get; set; }

    /// <summary>The actor; a page that got past its policy has one.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in (any more).</exception>
    public async Task<Actor> GetAsync() =>
        PortalClaims.ActorOf((await authentication.GetAuthenticationStateAsync()).User)?.At(From) ?? throw new InvalidOperationException("Nobody is signed in.");
}
