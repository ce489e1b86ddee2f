namespace HotDeskPortal.Domain.Templates;

/// <summary>Most characters of a template's texts.</summary>
public static class TemplateLengths
{
    /// <summary>Its name.</summary>
    public const int Name = CommonLengths.Name;

    /// <summary>Its content as it is stored: the longest text that SQL Server keeps in the row.</summary>
    public const int Content = 4000;
}
