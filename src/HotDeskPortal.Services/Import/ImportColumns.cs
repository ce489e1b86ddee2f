using HotDeskPortal.Domain;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>A column that an import knows.</summary>
/// <param name="Name">Its header in samples and exports.</param>
/// <param name="Field">The form's field it fills.</param>
/// <param name="Samples">What it holds in the rows of a sample.</param>
/// <param name="Synonyms">Other headers, in small letters and digits alone.</param>
internal sealed record ImportColumn(string Name, string Field, (string First, string Second) Samples, params string[] Synonyms)
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
        Location = "Emergency location", Callback = "Emergency call-back number";

    private static readonly ImportColumn[] Users =
    [
        new(Extension, nameof(HotDeskUserForm.Number), ("2019", "2020"), "number", "ext", "extensionnumber", "nebenstelle", "durchwahl"),
        new(FirstName, nameof(HotDeskUserForm.FirstName), ("Dana", "Marek"), "givenname", "forename", "vorname"),
        new(LastName, nameof(HotDeskUserForm.LastName), ("Whitfield", "Novák"), "surname", "familyname", "nachname"),
        new(Email, nameof(HotDeskUserForm.Email), ("dana.whitfield@example.com", ""), "mail", "emailaddress"),
        new(Pin, nameof(HotDeskUserForm.NewPin), ("73915", "60428"), "voicemailpin", "newpin"),
        new(CallerIdName, nameof(HotDeskUserForm.CallerIdName), ("Dana Whitfield", ""), "callername"),
        new(CallerIdNumber, nameof(HotDeskUserForm.CallerIdNumber), ("+12025550119", ""), "callerid", "callernumber"),
        new(HotDesking, nameof(HotDeskUserForm.IsHotDeskingEnabled), ("yes", "yes"), "hotdesk", "hotdeskingenabled"),
        new(Active, nameof(HotDeskUserForm.IsActive), ("yes", "yes"), "enabled", "aktiv"),
    ];

    private static readonly ImportColumn[] HotDesks =
    [
        new(Extension, nameof(HotDeskExtensionForm.Number), ("3001", "3002"), "number", "ext", "hotdeskextension", "extensionnumber", "nebenstelle"),
        new(Description, nameof(HotDeskExtensionForm.Description), ("Window, left", ""), "name", "beschreibung"),
        new(Floor, nameof(HotDeskExtensionForm.Floor), ("1", "1"), "etage", "level"),
        new(Desk, nameof(HotDeskExtensionForm.Desk), ("1-A", "1-B"), "platz", "seat"),
        new(Scope, nameof(HotDeskExtensionForm.Scope), ("No portal", ""), "scope"),
        new(Voicemail, nameof(HotDeskExtensionForm.HasVoicemail), ("no", ""), "hasvoicemail"),
        new(RingAll, nameof(HotDeskExtensionForm.RingsAllPhones), ("yes", ""), "ringall", "ringallusersphones"),
        new(Person, nameof(HotDeskExtensionForm.AssignedPerson), ("", ""), "person"),
        new(Template, nameof(HotDeskExtensionForm.TemplateId), ("", ""), "vorlage"),
    ];

    private static readonly ImportColumn[] Phones =
    [
        new(Mac, nameof(PhoneForm.Mac), ("80:5E:C0:11:22:33", "64:16:7F:11:22:34"), "macaddress"),
        new(Model, nameof(PhoneForm.Model), ("Yealink T54W", "Poly VVX 450"), "modell", "phonemodel"),
        new(HotDesk, nameof(PhoneForm.ExtensionId), ("3001", ""), "hotdesk", "extension"),
        // Two columns say where a phone stands; the form has one field.
        new(User, "UserExtension", ("", ""), "user"),
        new(Floor, nameof(HotDeskExtensionForm.Floor), ("1", ""), "etage"), new(Desk, nameof(HotDeskExtensionForm.Desk), ("1-A", ""), "platz"),
        new(Location, nameof(PhoneForm.EmergencyLocation), ("12 Harbour St, floor 1, row A", ""), "location"),
        new(Callback, nameof(PhoneForm.EmergencyCallback), ("+12025550100", ""), "emergencycallback", "callback"),
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
