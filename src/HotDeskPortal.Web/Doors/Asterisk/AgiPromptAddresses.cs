using System.Net;
using System.Net.Sockets;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Features.Provisioning;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>Where Asterisk fetches prompts: it comes by no address of HTTP that could be answered with.</summary>
internal sealed class AgiPromptAddresses(DoorOptions options, ProvisioningOptions provisioning, IServer server)
{
    /// <summary>Where a prompt is; null: it is not known where Asterisk would find the portal.</summary>
    public string? Of(OpenDoor door, SpokenPrompt prompt, IPAddress? local) =>
        Base(local) is { } root ? $"{root}{DoorPromptEndpoint.Path(door.Address, prompt)}" : null;

    /// <summary>As configured; else at the address that Asterisk came to, where the portal listens there without TLS.</summary>
    public string? Base(IPAddress? local)
    {
        var configured = options.Agi.PromptUrl.Length > 0 ? options.Agi.PromptUrl : provisioning.PublicUrl;
        if (configured.Length > 0)
            return configured.TrimEnd('/');
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal));
        if (local is null || listening is null)
            return null;
        if (local.IsIPv4MappedToIPv6)
            local = local.MapToIPv4();
        var host = local.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{local}]" : local.ToString();
        return $"http://{host}:{BindingAddress.Parse(listening).Port}";
    }
}
