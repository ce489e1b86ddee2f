using System.Net.Http.Headers;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Doors;

/// <summary>
/// How a phone system names its door over HTTP, and shows that it may come in. The address has left the path before the request began
/// (<see cref="KeyPaths"/>): endpoints are mapped at <c>/door/{address}/…</c> and ask here. The secret comes as the password of Basic,
/// as a bearer token, as header <c>X-Door-Secret</c>, or, from systems that can send nothing but a URL, behind the address and a dot.
/// </summary>
internal static class DoorRequests
{
    /// <summary>Where doors are.</summary>
    public const string Prefix = "/door";

    /// <summary>The header that brings a secret.</summary>
    public const string SecretHeader = "X-Door-Secret";

    private const char BeforeSecret = '.';

    /// <summary>The door's address as the request names it; empty: it names none.</summary>
    public static string DoorAddress(this HttpContext context) => Parts(context).Address;

    /// <summary>The secret that the request brings; null: none.</summary>
    public static string? DoorSecret(this HttpContext context)
    {
        if (Parts(context).Secret is { Length: > 0 } inPath)
            return inPath;
        if (context.Request.Headers[SecretHeader] is [{ Length: > 0 } own])
            return own;
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Parameter is not { Length: > 0 } parameter)
            return null;
        return header.Scheme.ToUpperInvariant() switch
        {
            "BEARER" => parameter,
            "BASIC" => PasswordOf(parameter),
            _ => null,
        };
    }

    /// <summary>Lets the request in by its door, with its secret.</summary>
    public static Result<OpenDoor> OpenDoor(this HttpContext context, DoorAccess access) =>
        access.Open(context.DoorAddress(), context.DoorSecret(), context.Connection.RemoteIpAddress);

    /// <summary>Lets the request in by its door, where no secret is needed, or a signature stands for it.</summary>
    public static Result<OpenDoor> OpenDoorByAddress(this HttpContext context, DoorAccess access) =>
        access.OpenByAddress(context.DoorAddress(), context.Connection.RemoteIpAddress);

    private static (string Address, string? Secret) Parts(HttpContext context)
    {
        var key = context.Features.Get<PathKey>()?.Key ?? "";
        var dot = key.IndexOf(BeforeSecret, StringComparison.Ordinal);
        return dot < 0 ? (key, null) : (key[..dot], key[(dot + 1)..]);
    }

    private static string? PasswordOf(string basic)
    {
        Span<byte> bytes = stackalloc byte[512];
        if (!Convert.TryFromBase64String(basic, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes[..length]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : text[(colon + 1)..];
    }
}
