using System.Collections.Immutable;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>The fields of a template, with what is wrong beside each.</summary>
public sealed partial class TemplateEditor
{
    private readonly FieldErrors errors = new();

    /// <summary>What is edited.</summary>
    [Parameter, EditorRequired] public TemplateDraft Draft { get; set; } = default!;

    /// <summary>Whose phones it is for.</summary>
    [Parameter, EditorRequired] public PhoneVendor Vendor { get; set; }

    /// <summary>What there is to say about it.</summary>
    [Parameter, EditorRequired] public ImmutableArray<TemplateRemark> Findings { get; set; }

    /// <summary>Whether it cannot be changed.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Something was typed, added or removed.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        errors.Clear();
        foreach (var finding in Findings.Where(f => f.IsError))
            errors.Add(finding.Field, finding.Text);
    }

    /// <summary>What is told where no field tells its errors itself: of the keys, or the settings, as a whole.</summary>
    private IEnumerable<TemplateRemark> Of(string field) => Findings.Where(f => f.Field == field);

    /// <summary>What is no error, of a field, or of all under a path that ends in a dot.</summary>
    private IEnumerable<TemplateRemark> Warnings(string path) =>
        Findings.Where(f => !f.IsError && (path.EndsWith('.') ? f.Field.StartsWith(path, StringComparison.Ordinal) : f.Field == path));

    private Task AddAsync<T>(List<T> list) where T : new()
    {
        list.Add(new T());
        return OnChanged.InvokeAsync();
    }

    private Task RemoveAsync<T>(List<T> list, T item)
    {
        list.Remove(item);
        return OnChanged.InvokeAsync();
    }
}
