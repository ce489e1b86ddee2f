using System.Collections.Frozen;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>What Asterisk says of a call before anything is asked.</summary>
internal sealed class AgiEnvironment
{
    /// <summary>Most lines: Asterisk writes two dozen, and one for each argument of the dialplan.</summary>
    public const int MaxLines = 128;

    private const string Prefix = "agi_";

    private readonly FrozenDictionary<string, string> _values;

    private AgiEnvironment(Dictionary<string, string> values) => _values = values.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The path that was called, without the slash before it.</summary>
    public string Script => this["network_script"];

    /// <summary>What was dialled.</summary>
    public string Extension => this["extension"];

    /// <summary>The channel, for example <c>PJSIP/3001-000000b6</c>.</summary>
    public string Channel => this["channel"];

    private string this[string name] => _values.GetValueOrDefault(name, "");

    /// <summary>Reads all of it.</summary>
    /// <exception cref="AgiProtocolException">It is no environment: a browser has come, for example.</exception>
    public static async Task<AgiEnvironment> ReadAsync(AgiLines lines, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = 0; count < MaxLines; count++)
        {
            var line = await lines.ReadAsync(cancellation) ?? throw new AgiProtocolException("The connection ended before the environment did.");
            if (line.Length == 0)
                return new AgiEnvironment(values);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < Prefix.Length || !line.StartsWith(Prefix, StringComparison.Ordinal))
                throw new AgiProtocolException("A line of the environment is none.");
            values[line[Prefix.Length..colon]] = line[(colon + 1)..].TrimStart();
        }
        throw new AgiProtocolException($"The environment has more than {MaxLines} lines.");
    }
}

/// <summary>What the dialplan asks for: <c>agi://host:4573/{door's address}/{login|logout|toggle}</c>.</summary>
/// <param name="Address">The door's address.</param>
/// <param name="Code">What is wished for; null: what was dialled tells.</param>
internal sealed record AgiRequest(string Address, FeatureCode? Code)
{
    /// <summary>Reads it; null: it is none.</summary>
    public static AgiRequest? Of(AgiEnvironment environment) =>
        // A query is the administrator's own affair.
        environment.Script.Split('?')[0].Trim('/').Split('/') switch
        {
            [{ Length: > 0 } address] => new AgiRequest(address, null),
            [{ Length: > 0 } address, "login"] => new AgiRequest(address, FeatureCode.LogIn),
            [{ Length: > 0 } address, "logout"] => new AgiRequest(address, FeatureCode.LogOut),
            [{ Length: > 0 } address, "toggle"] => new AgiRequest(address, FeatureCode.Toggle),
            _ => null,
        };
}
