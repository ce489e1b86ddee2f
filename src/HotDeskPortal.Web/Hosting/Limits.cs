namespace HotDeskPortal.Web.Hosting;

/// <summary>What one visitor may have of the portal: <c>src/design/limits.md</c> says who hears what beyond it, and names the tests.</summary>
internal static class Limits
{
    /// <summary>Largest body of a request that is no upload of its own, in bytes.</summary>
    public const long RequestBody = 12 * 1024 * 1024;

    /// <summary>All headers of a request together, in bytes.</summary>
    public const int RequestHeaders = 16 * 1024;

    /// <summary>Largest message from a browser on its circuit, in bytes.</summary>
    public const int CircuitMessage = 64 * 1024;

    /// <summary>Circuits that are kept for a browser that has lost its connection.</summary>
    public const int DisconnectedCircuits = 200;

    /// <summary>Largest body of a request that brings a passkey, in bytes.</summary>
    public const long PasskeyBody = 64 * 1024;

    /// <summary>Posts to account pages in a minute, by address; passkeys are not counted.</summary>
    public const int SignInsAMinute = 60;

    /// <summary>Steps of keypad calls in a minute, by API key.</summary>
    public const int KeypadCallsAMinute = 6000;

    /// <summary>Requests with a missing or unknown API key in a minute, by address.</summary>
    public const int WrongApiKeysAMinute = 600;

    /// <summary>Files that a phone has no right to in a minute, by address.</summary>
    public const int ProvisioningRefusalsAMinute = 60;

    /// <summary>Requests for the API's document in a minute, by address.</summary>
    public const int DocumentsAMinute = 60;

    /// <summary>Refusals in a minute that somebody beyond a limit hears at once, by address; the next are held.</summary>
    public const int RefusalsAtOnceAMinute = 20;

    /// <summary>Refusals that are held at once.</summary>
    public const int HeldRefusals = 200;

    /// <summary>Event streams that are open at once, by API key.</summary>
    public const int EventStreams = 100;

    /// <summary>Groups into which addresses are counted: <see cref="AddressGroup"/>.</summary>
    public const int AddressGroups = 8192;

    /// <summary>How long a circuit is kept for a browser that has lost its connection.</summary>
    public static readonly TimeSpan DisconnectedCircuitLife = TimeSpan.FromMinutes(3);

    /// <summary>How long a refusal is held.</summary>
    public static readonly TimeSpan RefusalHold = TimeSpan.FromMilliseconds(250);

    /// <summary>What is counted is counted for this long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
}
