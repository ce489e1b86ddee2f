namespace HotDeskPortal.Web.Features.Templates;

/// <summary>What is told beside a field of the editor.</summary>
/// <param name="Field">The field, as a path into the template.</param>
/// <param name="Text">What, in a sentence.</param>
/// <param name="IsError">Whether the template cannot be saved so; else a warning.</param>
public sealed record TemplateRemark(string Field, string Text, bool IsError);
