using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>The words of imports.</summary>
internal static class ImportTexts
{
    /// <summary>What a file holds.</summary>
    public static string Name(ImportKind kind) => FactTexts.Label(kind);

    /// <summary>Asks for a file.</summary>
    public static string ChooseFile(ImportKind kind) => kind switch
    {
        ImportKind.HotDeskUsers => ImportStrings.ChooseFileOf_HotDeskUsers,
        ImportKind.HotDeskExtensions => ImportStrings.ChooseFileOf_HotDeskExtensions,
        _ => ImportStrings.ChooseFileOf_Phones,
    };

    /// <summary>The page that shows them.</summary>
    public static string Page(ImportKind kind) => kind switch
    {
        ImportKind.HotDeskUsers => ImportStrings.BackTo_HotDeskUsers,
        ImportKind.HotDeskExtensions => ImportStrings.BackTo_HotDeskExtensions,
        _ => ImportStrings.BackTo_Phones,
    };

    /// <summary>What a file holds, row by row.</summary>
    public static string Title(ImportPlan plan) =>
        (plan.Total == 1 ? ImportStrings.PlanTitle_One : ImportStrings.PlanTitle_Other).With(plan.FileName, plan.Total, plan.Good, plan.Bad);

    /// <summary>What was done.</summary>
    public static string Of(ImportDone done, string fileName)
    {
        var imported = (done.Imported == 1 ? ImportStrings.Done_One : ImportStrings.Done_Other).With(done.Imported, fileName);
        if (done.Updated > 0)
            imported = $"{imported} {TextFormat.Count(done.Updated, ImportStrings.Done_Updated_One, ImportStrings.Done_Updated_Other)}";
        return done.LeftOut > 0 ? $"{imported} {TextFormat.Count(done.LeftOut, ImportStrings.DoneLeftOut_One, ImportStrings.DoneLeftOut_Other)}" : imported;
    }

    /// <summary>How it is known what a column is taken for.</summary>
    public static string By(FileHeader column, string? field) => field is null ? ImportStrings.By_Nobody
        : field != column.Field ? ImportStrings.By_Hand
        : column.By == MappedBy.Memory ? ImportStrings.By_Memory
        : ImportStrings.By_Header;

    /// <summary>What a choice means for records that are there already.</summary>
    public static string Hint(ImportWrite write, ImportKind kind) => write == ImportWrite.CreateOnly ? ImportStrings.WriteHint_CreateOnly
        : kind == ImportKind.Phones ? ImportStrings.WriteHint_CreateAndUpdate_Phones
        : ImportStrings.WriteHint_CreateAndUpdate;

    /// <summary>What a row does.</summary>
    public static string Fate(ImportRow row) => !row.IsGood ? ImportStrings.Bad : row.Action switch
    {
        ImportAction.Create => ImportStrings.Action_Create,
        ImportAction.Update => ImportStrings.Action_Update,
        _ => ImportStrings.Action_None,
    };

    /// <summary>What a row writes in a field, and what was there before.</summary>
    public static string Of(ImportField field, ImportAction action)
    {
        if (field.Column == ImportFile.SecretField)
            return ImportStrings.FieldNewPin;
        return action == ImportAction.Update
            ? ImportStrings.FieldChanged.With(field.Column, Value(field.Old), Value(field.New))
            : ImportStrings.FieldSet.With(field.Column, Value(field.New));
    }

    /// <summary>A reason, with the column that it concerns.</summary>
    public static string Of(ImportNote note) => note.Column.Length > 0 ? $"{note.Column}: {FactTexts.Of(note.What)}" : FactTexts.Of(note.What);

    /// <summary>A value as an import reads it; null: nothing.</summary>
    public static string? Written(object? value) => Value(value) is var text && text != ImportStrings.FieldNothing && text.Length > 0 ? text : null;

    /// <summary>The bad rows as a file.</summary>
    public static ExportFile BadRows(ImportFile file, ImportPlan plan, ExportFormat format) => ImportService.BadRows(
        file, plan, format, ImportStrings.BadRowsName, (ImportStrings.BadRowsLine, ImportStrings.BadRowsReason, ImportStrings.BadRowsUntold.With(ImportPlan.MostNoted)), Of);

    private static string Value(object? value) => value switch
    {
        null or "" => ImportStrings.FieldNothing,
        Enum one => FactTexts.Label(one),
        _ => FieldTexts.Value("", value),
    };
}
