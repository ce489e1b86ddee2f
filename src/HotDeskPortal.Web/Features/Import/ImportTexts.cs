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
        return done.LeftOut > 0 ? $"{imported} {TextFormat.Count(done.LeftOut, ImportStrings.DoneLeftOut_One, ImportStrings.DoneLeftOut_Other)}" : imported;
    }
}
