using System.Text;
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

    private readonly HashSet<string> _names = [.. Synonyms.Append(Name).Select(Bare)], _opposites = [];

    /// <summary>A header as it is shown: its first line. A quotation mark too many lets it go on over rows, and their PINs.</summary>
    public static string Shown(string header)
    {
        var end = header.AsSpan().IndexOfAny('\r', '\n');
        var line = Invisible.Show(end < 0 ? header : header[..end].TrimEnd());
        return end < 0 && line.Length <= MaxShown ? line : line[..Math.Min(line.Length, MaxShown)] + "…";
    }

    /// <summary>A header that is known, on one line.</summary>
    public static string OneLine(string header) => string.Join(' ', header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Headers of columns that say the opposite: "Disabled" for "Active".</summary>
    public string[] Opposites
    {
        init => _opposites = [.. value.Select(Bare)];
    }

    /// <summary>Understood where a file has it, and neither offered nor exported.</summary>
    public bool IsExtra { get; init; }

    public bool IsCalled(string header) => Bare(header) is var bare && (_names.Contains(bare) || _opposites.Contains(bare));

    /// <summary>Whether a header says the opposite of this column.</summary>
    public bool IsOpposite(string header) => _opposites.Contains(Bare(header));

    /// <summary>A header without accents too: exports lose them, and people leave them out.</summary>
    private static string Bare(string header) => Plain(header) is var plain && Ascii.IsValid(plain) ? plain
        : string.Concat(plain.Normalize(NormalizationForm.FormD).Where(c => char.IsLetterOrDigit(c)));

    /// <summary>A header in small letters and digits alone.</summary>
    public static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>The columns of each kind; what is exported has the same.</summary>
internal static class ImportColumns
{
    public const string Extension = "Extension", FirstName = "First name", LastName = "Last name", Email = "E-mail", Pin = "PIN",
        CallerIdName = "Caller ID name", CallerIdNumber = "Caller ID number", HotDesking = "Hot desking", Active = "Active",
        Description = "Description", Floor = "Floor", Desk = "Desk", Scope = "Portal scope", Voicemail = "Voicemail", RingAll = "Ring all phones",
        Person = "Assigned person", Template = "Template", Mac = "MAC", Model = "Model", HotDesk = "Hot desk extension", User = "User extension",
        Location = "Emergency location", Callback = "Emergency call-back number";

    /// <summary>A name in one cell: taken apart where first and last name have no columns.</summary>
    public const string FullName = "Full name";

    private static readonly ImportColumn[] Users =
    [
        new(Extension, nameof(HotDeskUserForm.Number), ("2019", "2020"), "number", "ext", "extn", "extensionnumber", "userextension", "extensionid", "user",
            "directorynumber", "directorynumber1", "dn", "nebenstelle", "durchwahl", "nummer", "extensión", "interno", "poste", "ramal", "anknytning", "toestel",
            "númerodeextensión", "numérodextension", "numérodeposte", "numérointerne", "numerointerno", "numerodiinterno", "númerodoramal", "númerointerno", "internnummer",
            "toestelnummer", "anknytningsnummer", "durchwahlnummer", "nebenstellennummer", "numerwewnętrzny", "dahili", "dahilinumara", "内線番号", "分机号"),
        new(FirstName, nameof(HotDeskUserForm.FirstName), ("Dana", "Marek"), "givenname", "forename", "fname", "namefirst", "namefirstname", "directoryfirstname",
            "userfirstname", "vorname", "prénom", "prenom", "nombre", "nome", "voornaam", "förnamn", "fornavn", "imię",
            "prénomdelutilisateur", "primernombre", "primeironome", "nomepróprio", "nomedibattesimo", "名"),
        new(LastName, nameof(HotDeskUserForm.LastName), ("Whitfield", "Novák"), "surname", "familyname", "lname", "namelast", "namelastname", "directorylastname",
            "userlastname", "nachname", "familienname", "nom", "apellido", "apellidos", "cognome", "achternaam", "efternamn", "etternavn", "efternavn", "nazwisko",
            "nomdefamille", "sobrenome", "apelido", "primerapellido", "familiennamen", "zuname", "soyad", "姓"),
        new(Email, nameof(HotDeskUserForm.Email), ("dana.whitfield@example.com", ""), "mail", "emailaddress", "mailid", "mailaddress", "voicemailemail",
            "voicemailmailto", "vmemail", "emailadresse", "mailadresse", "correo", "correoelectrónico", "courriel", "epost"),
        new(Pin, nameof(HotDeskUserForm.NewPin), ("73915", "60428"), "voicemailpin", "newpin", "vmpin", "vmpwd", "vmpassword", "vmailpin", "voicemailpassword",
            "voicemailvmpwd", "voicemailaccesspin", "voicemailloginpin", "mailboxpin", "mailboxpassword", "userpin", "pincode", "pinnumber", "voicemailpinnumber",
            "pinvoicemail", "pindelbuzóndevoz", "pindelamessagerievocale", "codepin", "códigopin", "codicepin", "mailboxpinnummer", "anrufbeantworterpin"),
        new(CallerIdName, nameof(HotDeskUserForm.CallerIdName), ("Dana Whitfield", ""), "callername", "cidname", "callidname", "outboundcalleridname",
            "externalcalleridname"),
        new(CallerIdNumber, nameof(HotDeskUserForm.CallerIdNumber), ("+12025550119", ""), "callerid", "callernumber", "cid", "cidnumber", "cidnum", "callidnmbr",
            "outboundcallerid", "outboundcalleridnumber", "outboundcid", "externalcallerid", "externalcalleridnumber"),
        new(HotDesking, nameof(HotDeskUserForm.IsHotDeskingEnabled), ("yes", "yes"), "hotdesk", "hotdeskingenabled", "hotdeskenabled", "enablehotdesking",
            "allowhotdesking", "hoteling", "hotelingenabled"),
        new(Active, nameof(HotDeskUserForm.IsActive), ("yes", "yes"), "isactive", "enabled", "enable", "isenabled", "aktiv", "actif", "activo", "attivo",
            "accountenabled")
        {
            Opposites = ["disabled", "isdisabled", "accountdisabled", "inactive", "deactivated", "suspended", "deaktiviert", "inaktiv", "désactivé"],
        },
        new(FullName, nameof(HotDeskUserForm.FirstName), ("", ""), "name", "displayname", "extensionname", "callname", "anzeigename", "nombrecompleto", "nomcomplet",
            "volledigenaam")
        { IsExtra = true },
    ];

    private static readonly ImportColumn[] HotDesks =
    [
        new(Extension, nameof(HotDeskExtensionForm.Number), ("3001", "3002"), "number", "ext", "extn", "hotdesk", "hotdeskextension", "extensionnumber",
            "directorynumber", "directorynumber1", "nebenstelle", "durchwahl", "nummer"),
        new(Description, nameof(HotDeskExtensionForm.Description), ("Window, left", ""), "name", "displayname", "extensionname", "beschreibung", "descripción",
            "omschrijving"),
        new(Floor, nameof(HotDeskExtensionForm.Floor), ("1", "1"), "etage", "level", "stockwerk", "piso", "étage", "verdieping"),
        new(Desk, nameof(HotDeskExtensionForm.Desk), ("1-A", "1-B"), "platz", "seat", "workstation", "desknumber", "arbeitsplatz", "tisch"),
        new(Scope, nameof(HotDeskExtensionForm.Scope), ("No portal", ""), "scope"),
        new(Voicemail, nameof(HotDeskExtensionForm.HasVoicemail), ("no", ""), "hasvoicemail", "voicemailenabled", "enablevoicemail", "voicemailenable"),
        new(RingAll, nameof(HotDeskExtensionForm.RingsAllPhones), ("yes", ""), "ringall", "ringallusersphones"),
        new(Person, nameof(HotDeskExtensionForm.AssignedPerson), ("", ""), "person"),
        new(Template, nameof(HotDeskExtensionForm.TemplateId), ("", ""), "vorlage"),
    ];

    // Cisco's "location" and device pool limit bandwidth: no emergency service finds anybody by them.
    private static readonly ImportColumn[] Phones =
    [
        new(Mac, nameof(PhoneForm.Mac), ("80:5E:C0:11:22:33", "64:16:7F:11:22:34"), "macaddress", "macaddr", "devicemac", "devicemacaddress", "phonemac",
            "phonemacaddress", "devicename", "hwaddress", "hardwareaddress", "physicaladdress", "macadresse", "adressemac", "direcciónmac"),
        new(Model, nameof(PhoneForm.Model), ("Yealink T54W", "Poly VVX 450"), "modell", "modelo", "modèle", "phonemodel", "devicemodel", "modelname", "phonetype",
            "devicetype"),
        new(HotDesk, nameof(PhoneForm.ExtensionId), ("3001", ""), "hotdesk", "extension", "ext", "extensionnumber", "directorynumber", "directorynumber1", "dn",
            "line1", "nebenstelle"),
        new(User, "UserExtension", ("", ""), "user", "usernumber"),
        new(Floor, nameof(HotDeskExtensionForm.Floor), ("1", ""), "etage", "level", "stockwerk", "piso"),
        new(Desk, nameof(HotDeskExtensionForm.Desk), ("1-A", ""), "platz", "seat", "workstation", "desknumber", "arbeitsplatz"),
        new(Location, nameof(PhoneForm.EmergencyLocation), ("12 Harbour St, floor 1, row A", ""), "emergencyaddress", "e911location", "e911address", "erl",
            "notfallstandort"),
        new(Callback, nameof(PhoneForm.EmergencyCallback), ("+12025550100", ""), "callback", "emergencycallbacknumber", "elin", "e911callback", "emergencycallback"),
    ];

    public static ImportColumn[] Of(ImportKind kind) => kind switch
    {
        ImportKind.HotDeskUsers => Users,
        ImportKind.HotDeskExtensions => HotDesks,
        _ => Phones,
    };

    /// <summary>The column without which no row means anything.</summary>
    public static string Key(ImportKind kind) => kind == ImportKind.Phones ? Mac : Extension;
}
