using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import;

/// <summary>A column that an import knows.</summary>
/// <param name="Name">Its header in samples and exports.</param>
/// <param name="Field">The form's field it fills.</param>
/// <param name="Synonyms">Other headers, in small letters and digits alone.</param>
internal sealed record ImportColumn(string Name, string Field, params string[] Synonyms)
{
    /// <summary>Most characters of a header that are shown.</summary>
    private const int MaxShown = 60;

    /// <summary>A header as it is shown: its first line. A quotation mark too many lets it go on over rows, and their PINs.</summary>
    public static string Shown(string header)
    {
        var end = header.AsSpan().IndexOfAny('\r', '\n');
        var line = Invisible.Show(end < 0 ? header : header[..end].TrimEnd());
        return end < 0 && line.Length <= MaxShown ? line : line[..Math.Min(line.Length, MaxShown)] + "…";
    }

    /// <summary>A header that is known, on one line.</summary>
    public static string OneLine(string header) => string.Join(' ', header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public bool IsCalled(string header) => Plain(Name) == Plain(header) || Synonyms.Contains(Plain(header), StringComparer.Ordinal);

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>The columns of each kind; what is exported has the same.</summary>
internal static class ImportColumns
{
    public const string Extension = "Extension", FirstName = "First name", LastName = "Last name", Email = "E-mail", Pin = "PIN",
        CallerIdName = "Caller ID name", CallerIdNumber = "Caller ID number", HotDesking = "Hot desking", Active = "Active",
        Description = "Description", Floor = "Floor", Desk = "Desk", Scope = "Portal scope", Voicemail = "Voicemail", RingAll = "Ring all phones",
        Person = "Assigned person", Template = "Template", Mac = "MAC", Model = "Model", HotDesk = "Hot desk extension", User = "User extension",
        Location = "Emergency location", Callback = "Emergency call-back";

    private static readonly ImportColumn[] Users =
    [
        new(Extension, "Number", "number", "ext", "extensionnumber", "nebenstelle", "durchwahl"), new(FirstName, "FirstName", "givenname", "forename", "vorname"),
        new(LastName, "LastName", "surname", "familyname", "nachname"), new(Email, "Email", "mail", "emailaddress"),
        new(Pin, "NewPin", "voicemailpin", "newpin"), new(CallerIdName, "CallerIdName", "callername"),
        new(CallerIdNumber, "CallerIdNumber", "callerid", "callernumber"), new(HotDesking, "IsHotDeskingEnabled", "hotdesk", "hotdeskingenabled"),
        new(Active, "IsActive", "enabled", "aktiv"),
    ];

    private static readonly ImportColumn[] HotDesks =
    [
        new(Extension, "Number", "number", "ext", "hotdeskextension", "extensionnumber", "nebenstelle"), new(Description, "Description", "name", "beschreibung"),
        new(Floor, "Floor", "etage", "level"), new(Desk, "Desk", "platz", "seat"), new(Scope, "Scope", "scope"), new(Voicemail, "HasVoicemail", "hasvoicemail"),
        new(RingAll, "RingsAllPhones", "ringall", "ringallusersphones"), new(Person, "AssignedPerson", "person"), new(Template, "TemplateId", "vorlage"),
    ];

    private static readonly ImportColumn[] Phones =
    [
        new(Mac, "Mac", "macaddress"), new(Model, "Model", "modell", "phonemodel"), new(HotDesk, "ExtensionId", "hotdesk", "extension"),
        new(User, "UserExtension", "user"), new(Floor, "Floor", "etage"), new(Desk, "Desk", "platz"),
        new(Location, "EmergencyLocation", "location"), new(Callback, "EmergencyCallback", "callback", "emergencycallbacknumber"),
    ];

    public static ImportColumn[] Of(ImportKind kind) => kind switch
    {
        ImportKind.HotDeskUsers => Users,
        ImportKind.HotDeskExtensions => HotDesks,
        _ => Phones,
    };

    /// <summary>Columns of a file that would fill the same field; none is right.</summary>
    public static FactList<ColumnClash> Clashes(ImportColumn[] columns, string[] headers) =>
    [
        .. columns.Select(c => new ColumnClash(c.Name, [.. headers.Select((h, i) => new FileColumn(ImportColumn.OneLine(h), i + 1)).Where(h => c.IsCalled(h.Header))]))
            .Where(c => c.Columns.Count > 1),
    ];

    /// <summary>The column without which no row means anything.</summary>
    public static string Key(ImportKind kind) => kind == ImportKind.Phones ? Mac : Extension;
}
