namespace HotDeskPortal.Services;

/// <summary>Options that are a section of the configuration: they know its key, and what is wrong with them.</summary>
public interface IOptionsSection
{
    /// <summary>Key of the section.</summary>
    static abstract string Section { get; }

    /// <summary>What is wrong; each names its key, and none a secret.</summary>
    IEnumerable<string> Errors();
}
