using HotDeskPortal.Services.Data;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Where the portal keeps what is nobody else's business.</summary>
/// <param name="Data">The folder of the embedded database.</param>
/// <param name="Keys">The folder of secret keys.</param>
internal sealed record PrivateFolders(string Data, string Keys)
{
    /// <summary>Those that other users of the machine may look into.</summary>
    public IEnumerable<string> OpenToOthers => new[] { Data, Keys }.Distinct().Where(f => Directory.Exists(f) && PrivateFiles.IsOpenToOthers(f));
}
