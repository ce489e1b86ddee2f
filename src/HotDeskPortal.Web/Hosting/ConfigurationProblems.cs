using HotDeskPortal.Services;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// Reads the configuration, section by section, and collects what is wrong with it, value by value, so that one start tells all of it.
/// Nothing else of the portal reads a configuration: features get their options.
/// </summary>
internal sealed class ConfigurationProblems(IConfiguration configuration)
{
    private readonly List<string> _problems = [];
    private readonly Dictionary<Type, object> _read = [];

    /// <summary>Adds one, which names the key; once, whoever else meets it.</summary>
    public void Add(string problem)
    {
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    /// <summary>A section's options; what cannot be read keeps its default. Its problems are told once, however many ask for it.</summary>
    public T Read<T>()
        where T : class, IOptionsSection, new()
    {
        if (_read.TryGetValue(typeof(T), out var before))
            return (T)before;
        var options = new T();
        _read.Add(typeof(T), options);
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite && p.GetMethod is { IsStatic: false }))
            try
            {
                // One by one: the first that cannot be read would hide the others.
                var value = configuration.GetSection($"{T.Section}:{property.Name}");
                if (value.Exists() && value.Get(property.PropertyType) is { } given)
                    property.SetValue(options, given);
            }
            catch (InvalidOperationException e)
            {
                Add(e.Message);
            }
        foreach (var error in options.Errors())
            Add(error);
        return options;
    }

    /// <summary>A section's options; null: there is no such section.</summary>
    public T? ReadIfGiven<T>()
        where T : class, IOptionsSection, new() => configuration.GetSection(T.Section).Exists() ? Read<T>() : null;

    /// <summary>A connection string; null: none is given.</summary>
    public string? ConnectionString(string name) => configuration.GetConnectionString(name) is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;

    /// <summary>What is made of the configuration; null: it cannot be, and why is a problem.</summary>
    public T? Take<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (InvalidOperationException e)
        {
            Add(e.Message);
            return null;
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
