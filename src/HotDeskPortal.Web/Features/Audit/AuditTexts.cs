using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Audit;

/// <summary>The words of the audit log.</summary>
public static class AuditTexts
{
    private static readonly char[] s_betweenWords = [' ', ',', '-', '\''];

    /// <summary>What was done, as the filter names it.</summary>
    public static string Name(AuditAction action) => FactTexts.Label(action);

    /// <summary>What was done, in a line beside its subject.</summary>
    public static string Done(AuditAction action) => action == AuditAction.LoggedOut ? AuditStrings.Done_LoggedOut : Name(action);

    /// <summary>What kind of thing it is.</summary>
    public static string Name(AuditSubject kind) => FactTexts.Label(kind);

    /// <summary>
    /// A field. The log keeps it under an English name, which is sealed with the entry; the words for it have that name in PascalCase.
    /// What is not known, from an older portal or from somebody who has written there, stands as it is.
    /// </summary>
    public static string Field(string stored)
    {
        var name = string.Concat(stored.Split(s_betweenWords, StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return AuditStrings.ResourceManager.Find($"Field_{name}") ?? stored;
    }

    /// <summary>A chain, within a sentence.</summary>
    public static string Chain(string id) => id == AuditChain.Portal ? AuditStrings.Chain_Portal : id;

    /// <summary>The number of an entry, where entries of several chains stand together.</summary>
    public static string NumberOf(AuditRow row) => row.Chain == AuditChain.Portal ? AuditStrings.Entry_Portal.With(row.Number)
        : AuditStrings.Entry_Office.With(row.Chain, row.Number);

    /// <summary>So many entries.</summary>
    public static string Entries(long count) => TextFormat.Count((int)count, AuditStrings.Entries_One, AuditStrings.Entries_Other);

    /// <summary>Who did it.</summary>
    public static string By(AuditRow row) => row switch
    {
        { By.Length: > 0 } => row.By,
        { Party: AuditParty.Portal } => AuditStrings.By_Portal,
        _ => AuditStrings.By_Nobody,
    };

    /// <summary>The way it came, and where from.</summary>
    public static string Way(AuditRow row)
    {
        var way = row.Party == AuditParty.ApiKey ? AuditStrings.Way_Key : row.Channel is { } channel ? FactTexts.Of(channel) : AuditStrings.Way_Itself;
        return row.From is { Length: > 0 } from ? AuditStrings.Way_From.With(way, from) : way;
    }

    /// <summary>How the action is marked: what took something away or was refused stands out.</summary>
    public static string Mark(AuditAction action) => action switch
    {
        AuditAction.Deleted or AuditAction.LockedOut or AuditAction.SignInFailed or AuditAction.KeyDenied => "badge bad",
        AuditAction.Created => "badge good",
        AuditAction.Changed or AuditAction.SignedIn => "badge quiet",
        _ => "badge",
    };
}
