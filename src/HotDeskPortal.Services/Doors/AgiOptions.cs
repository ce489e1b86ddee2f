using System.Net;

namespace HotDeskPortal.Services.Doors;

/// <summary>The settings <c>Doors:Agi:*</c>: where Asterisk's calls come in.</summary>
public sealed class AgiOptions
{
    private const string Key = $"{DoorOptions.SectionName}:{nameof(DoorOptions.Agi)}:";

    /// <summary>The address of this machine that calls come to.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The TCP port, usually 4573; 0: none is opened.</summary>
    public int Port { get; set; }

    /// <summary>Where Asterisk finds the portal's prompts, for example <c>http://10.0.0.5:8080</c>; empty: at <c>Provisioning:PublicUrl</c>, or else at the address
    /// it has come to.</summary>
    public string PromptUrl { get; set; } = "";

    /// <summary>Listens at any port that is free: for tests.</summary>
    internal bool IsAnyPort { get; set; }

    /// <summary>Whether Asterisk is listened for.</summary>
    public bool IsOn => Port > 0 || IsAnyPort;

    internal IEnumerable<string> Errors()
    {
        if (!IPAddress.TryParse(Address, out _))
            yield return $"{Key}{nameof(Address)} is '{Address}'; it must be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0.";
        if (Port is < 0 or > IPEndPoint.MaxPort)
            yield return $"{Key}{nameof(Port)} is {Port}; it must be a TCP port from 1 to 65535, or 0 to open none.";
        if (PromptUrl.Length > 0 && !(Uri.TryCreate(PromptUrl, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "" }))
            yield return $"{Key}{nameof(PromptUrl)} is '{PromptUrl}'; it must be an address such as http://10.0.0.5:8080.";
    }
}
