using System.Text.Json;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>What an import is to do.</summary>
internal enum ImportMode
{
    /// <summary>Tell every row's fate and write nothing.</summary>
    DryRun,

    /// <summary>Write all rows, or nothing where one is bad.</summary>
    All,

    /// <summary>Write the good rows.</summary>
    OnlyGood,
}

/// <summary>What a row does, or would do.</summary>
internal enum ImportOutcome
{
    /// <summary>It creates a record.</summary>
    New,

    /// <summary>It changes one.</summary>
    Changed,

    /// <summary>Everything is already as it says.</summary>
    Same,

    /// <summary>It cannot be imported.</summary>
    Bad,
}

/// <summary>A field that a column may be taken for: the names of <see cref="ImportFile.FieldsOf"/>, of all kinds together.</summary>
internal enum ImportFieldName
{
    Extension,
    FirstName,
    LastName,
    FullName,
    EMail,
    Pin,
    CallerIdName,
    CallerIdNumber,
    HotDesking,
    Active,
    Description,
    Floor,
    Desk,
    PortalScope,
    Voicemail,
    RingAllPhones,
    AssignedPerson,
    Template,
    Mac,
    Model,
    HotDeskExtension,
    UserExtension,
    EmergencyLocation,
    EmergencyCallBackNumber,
}

/// <summary>Something to say of a row.</summary>
internal sealed record ImportNoteResponse(int Line, string Column, string Message, bool IsWarning);

/// <summary>What a column of the file was taken for.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Header">Its header; empty: it has none.</param>
/// <param name="Field">The field; null: it was left out.</param>
/// <param name="By">How that is known.</param>
internal sealed record ImportColumnResponse(int Number, string Header, ImportFieldName? Field, MappedBy By);

/// <summary>A field that a row writes.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">What it is now; null: nothing, or a secret.</param>
/// <param name="New">What it will be; null: nothing, or a secret.</param>
internal sealed record ImportFieldResponse(ImportFieldName Field, string? Old, string? New);

/// <summary>The fate of a row.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Outcome">What it does.</param>
/// <param name="Fields">What it writes; of a record that is there, what it changes.</param>
internal sealed record ImportRowResponse(int Line, string Name, ImportOutcome Outcome, IReadOnlyList<ImportFieldResponse> Fields);

/// <summary>What an import has found and done.</summary>
/// <param name="Good">Rows that can be imported.</param>
/// <param name="Bad">Rows that cannot.</param>
/// <param name="Imported">Rows written.</param>
/// <param name="New">Good rows that create a record.</param>
/// <param name="Changed">Good rows that change one.</param>
/// <param name="Same">Good rows of which everything is there already.</param>
/// <param name="Warnings">What concerns the whole file.</param>
/// <param name="Notes">What is to say of rows, up to 500 of them; of good ones there is often nothing.</param>
/// <param name="Columns">What the file's columns were taken for.</param>
/// <param name="Rows">Of a dry run, the fate of the first 10,000 rows; of bad ones, of those that have notes.</param>
internal sealed record ImportResponse(
    int Good, int Bad, int Imported, int New, int Changed, int Same, IReadOnlyList<string> Warnings, IReadOnlyList<ImportNoteResponse> Notes,
    IReadOnlyList<ImportColumnResponse> Columns, IReadOnlyList<ImportRowResponse> Rows)
{
    /// <summary>Rows of which the fate is told.</summary>
    public const int MostRows = 10_000;

    public static ImportResponse Of(ImportRun run)
    {
        var (file, plan, done) = run;
        var rows = done is null ? plan.Rows.Take(MostRows) : [];
        var left = done is null ? Math.Max(plan.Rows.Length - MostRows, 0) : 0;
        IEnumerable<Fact> warnings = left > 0 ? [.. plan.Warnings, new RowsLeftOut(MostRows, left)] : plan.Warnings;
        return new ImportResponse(
            plan.Good, plan.Bad, done?.Imported ?? 0, plan.Good - plan.Updates - plan.Unchanged, plan.Updates, plan.Unchanged, [.. warnings.Select(w => FactTexts.Of(w))],
            [.. plan.Rows.SelectMany(r => r.Notes.Select(n => new ImportNoteResponse(r.Line, n.Column, FactTexts.Of(n.What), n.IsWarning)))],
            [.. file.Columns.Select((c, i) => new ImportColumnResponse(i + 1, c.Header, c.Field is null ? null : ImportFields.Of(c.Field), c.By))], [.. rows.Select(Of)]);
    }

    private static ImportOutcome Outcome(ImportRow row) => !row.IsGood ? ImportOutcome.Bad : row.Action switch
    {
        ImportAction.Create => ImportOutcome.New,
        ImportAction.Update => ImportOutcome.Changed,
        _ => ImportOutcome.Same,
    };

    private static ImportRowResponse Of(ImportRow row) => new(
        row.Line, row.Name, Outcome(row),
        [.. row.Fields.Select(f => new ImportFieldResponse(ImportFields.Of(f.Column), ImportTexts.Written(f.Old), ImportTexts.Written(f.New)))]);
}

/// <summary>The fields of imports by the API's names for them.</summary>
internal static class ImportFields
{
    private static readonly Dictionary<string, ImportFieldName> Names = Enum.GetValues<ImportFieldName>().ToDictionary(f => ChoiceConverter.NameOf($"{f}"), StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>A field of an import as the API calls it.</summary>
    public static ImportFieldName Of(string field) => Names[Spelt(field)];

    /// <summary>A mapping that a query holds: a JSON object of headers and the API's names of fields.</summary>
    /// <returns>It with the import's names, or <see cref="BadMapping"/>.</returns>
    public static Result<Dictionary<string, string?>> Read(ImportKind kind, string? mapping)
    {
        if (mapping is null)
            return new Dictionary<string, string?>();
        Dictionary<string, string?>? read;
        try
        {
            read = JsonSerializer.Deserialize<Dictionary<string, string?>>(mapping, Strict);
        }
        catch (JsonException)
        {
            read = null;
        }
        if (read is null)
            return new BadMapping(MappingFault.Format, "");
        var fields = ImportFile.FieldsOf(kind).ToDictionary(Spelt, StringComparer.Ordinal);
        var unknown = read.Values.FirstOrDefault(f => f is not null && !fields.ContainsKey(f));
        return unknown is null
            ? read.ToDictionary(m => m.Key, m => m.Value is null ? null : fields[m.Value], StringComparer.Ordinal)
            : new BadMapping(MappingFault.UnknownField, unknown.Length <= BadParameter.MostShown ? unknown : unknown[..BadParameter.MostShown] + "…")
            {
                Allowed = [.. fields.Keys],
            };
    }

    private static string Spelt(string field) => field.ToLowerInvariant().Replace(' ', '-');
}
