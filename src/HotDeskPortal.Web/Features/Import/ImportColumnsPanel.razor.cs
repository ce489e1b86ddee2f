using HotDeskPortal.Services.Import;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>Shows what each column of a file is taken for, and lets one choose otherwise.</summary>
public sealed partial class ImportColumnsPanel
{
    /// <summary>Values of a column that is taken for PINs are not shown, whatever its header is.</summary>
    private const string SecretField = ImportFile.SecretField;

    /// <summary>The file.</summary>
    [Parameter, EditorRequired] public ImportFile File { get; set; } = default!;

    /// <summary>What each column is taken for; null: it is left out. The panel changes it.</summary>
    [Parameter, EditorRequired] public IList<string?> Fields { get; set; } = default!;

    /// <summary>What is done with records that are there already.</summary>
    [Parameter, EditorRequired] public ImportWrite Write { get; set; }

    /// <summary>Another thing is to be done with them.</summary>
    [Parameter] public EventCallback<ImportWrite> WriteChanged { get; set; }

    /// <summary>The rows are to be checked.</summary>
    [Parameter] public EventCallback Check { get; set; }

    /// <summary>The file is not to be imported.</summary>
    [Parameter] public EventCallback GiveUp { get; set; }

    private void Choose(int place, string? field) => Fields[place] = field;
}
