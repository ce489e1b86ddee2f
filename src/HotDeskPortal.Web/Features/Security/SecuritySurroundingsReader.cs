using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Security;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace HotDeskPortal.Web.Features.Security;

/// <summary>Reads what the host alone knows of how safely it runs.</summary>
internal sealed class SecuritySurroundingsReader(
    ProxyOptions proxy, ProxyRemarks remarks, AccountsOptions accounts, PrivateFolders folders, IKeyManager keys, IServiceProvider services)
{
    /// <param name="isHttps">Whether the page came over HTTPS.</param>
    public SecuritySurroundings Read(bool isHttps)
    {
        var pinKeys = new FileInfo(Path.Combine(folders.Keys, HotDeskUsers.HotDeskUsersSetup.PinKeyFile));
        return new SecuritySurroundings
        {
            IsHttps = isHttps,
            AreProxiesNamed = proxy.IsAnybodyNamed,
            UnknownProxies = [.. remarks.Strangers],
            HiddenHosts = [.. remarks.Hosts],
            IsTwoFactorRequired = accounts.RequireTwoFactorForAdministrators,
            Provider = services.GetService<IdentityProviderOptions>()?.DisplayName,
            PinKeysAt = pinKeys.Exists ? new DateTimeOffset(pinKeys.LastWriteTimeUtc) : null,
            SignInKeyAt = keys.GetAllKeys().Where(k => !k.IsRevoked).Select(k => (DateTimeOffset?)k.CreationDate).Max(),
            OpenFolders = [.. folders.OpenToOthers],
        };
    }
}
