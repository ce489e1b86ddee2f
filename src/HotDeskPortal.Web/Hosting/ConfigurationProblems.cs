namespace HotDeskPortal.Web.Hosting;

/// <summary>What is wrong with the configuration: collected from every part, so that one start tells all of it.</summary>
internal sealed class ConfigurationProblems
{
    private readonly List<string> _problems = [];

    /// <summary>Adds one, which names the key.</summary>
    public void Add(string problem) => _problems.Add(problem);

    /// <summary>A section's options; where a value cannot be read, that is a problem and the defaults are returned.</summary>
    public T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException e)
        {
            Add(e.Message);
            return new T();
        }
    }

    /// <summary>Stops the start where there is any.</summary>
    /// <exception cref="InvalidOperationException">There is; the message names every one.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new InvalidOperationException($"The configuration is not right:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", _problems)}");
    }
}
