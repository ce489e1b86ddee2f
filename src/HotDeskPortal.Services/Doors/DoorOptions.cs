namespace HotDeskPortal.Services.Doors;

/// <summary>The settings <c>Doors:*</c>: what the portal opens for phone systems beside its own address, and what it speaks with.</summary>
public sealed class DoorOptions : IOptionsSection
{
    /// <inheritdoc/>
    public static string Section => "Doors";

    /// <summary>Where Asterisk's calls come in.</summary>
    public AgiOptions Agi { get; set; } = new();

    /// <summary>What is spoken, and by what.</summary>
    public PromptOptions Prompts { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Errors() => [.. Agi.Errors(), .. Prompts.Errors()];
}

/// <summary>The settings <c>Doors:Agi:*</c>.</summary>
public sealed class AgiOptions
{
    /// <summary>The address of this machine that calls come to.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The TCP port, usually 4573; 0: none is opened.</summary>
    public int Port { get; set; }

    internal IEnumerable<string> Errors()
    {
        if (!System.Net.IPAddress.TryParse(Address, out _))
            yield return $"{DoorOptions.Section}:Agi:Address is '{Address}'; it must be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0.";
        if (Port is < 0 or > 65535)
            yield return $"{DoorOptions.Section}:Agi:Port is {Port}; it must be a TCP port from 1 to 65535, or 0 to open none.";
    }
}

/// <summary>The settings <c>Doors:Prompts:*</c>.</summary>
public sealed class PromptOptions
{
    /// <summary>Folder of what was spoken before; empty: beside the portal's other data.</summary>
    public string Directory { get; set; } = "";

    /// <summary>A program that speaks, with its arguments; empty: none.</summary>
    public string Command { get; set; } = "";

    /// <summary>A service that speaks, over HTTP; empty: none.</summary>
    public string Url { get; set; } = "";

    internal IEnumerable<string> Errors()
    {
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return $"{DoorOptions.Section}:Prompts:Url is no address; it must be one such as http://127.0.0.1:5000/speak.";
    }
}
