using System.Collections;
using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Rules name what is wrong by a code; here each has its words, and the forms that break them all.</summary>
public sealed class ValidationTextsTests
{
    private const string Long = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

    private static readonly string Longer = Long + Long + Long;

    /// <summary>Forms that break rules, and what is told beside each field.</summary>
    private static readonly (ValidationResult Found, string[] Told)[] Broken =
    [
        (new HotDeskExtensionFormValidator().Validate(new HotDeskExtensionForm { Description = Long, Floor = "a\tb", Scope = (PortalScope)99 }),
        [
            "Number: Enter an extension number.", "Description: Keep it within 100 characters.", "Floor: This must be one line of text, without line breaks or tabs.",
            "Scope: 'Scope' has a range of values which does not include '99'.",
        ]),
        (new HotDeskExtensionFormValidator().Validate(new HotDeskExtensionForm { Number = "1" }), ["Number: An extension number must be 2 to 8 digits."]),
        (new HotDeskExtensionBulkFormValidator().Validate(new HotDeskExtensionBulkForm()), ["Ids: Select at least one row."]),
        (new HotDeskRangeFormValidator().Validate(new HotDeskRangeForm { First = "3001", Last = "300", Macs = "x" }),
            ["Last: The first and last number must have the same number of digits.", "Last: The last number must come after the first.", "Model: Choose the phone model."]),
        (new HotDeskRangeFormValidator().Validate(new HotDeskRangeForm { First = "3000", Last = "4000" }), ["Last: Create at most 1000 at once."]),
        (new HotDeskUserFormValidator().Validate(new HotDeskUserForm
        {
            Number = "2019", FirstName = "=1", Email = "x", CallerIdNumber = "0123", NewPin = "1234",
        }),
        [
            "FirstName: A name must not begin with =, +, - or @: a spreadsheet would treat it as a formula.", "Email: This is not an e-mail address.",
            "CallerIdNumber: Enter the number as +, country code and number, for example +12025550119.", "NewPin: The PIN must not be a straight run such as 1234.",
        ]),
        (new HotDeskUserFormValidator().Validate(new HotDeskUserForm { Number = "2019" }), ["FirstName: Enter a name."]),
        (new DoorFormValidator().Validate(new DoorForm { System = PhoneSystem.FreeSwitch, AllowedNetworks = "10.0.0.0/8, pbx", Trunk = "a b", Realm = "sip:x" }),
        [
            "Name: Enter a name.", "AllowedNetworks: ‘pbx’ is no address and no network. Write them as 192.0.2.7 or 10.0.0.0/8, with commas between them.",
            "Trunk: A trunk’s name has 1 to 60 letters, digits, hyphens, underscores or dots.", "Realm: Enter the domain that phones register in: sip.example.com.",
        ]),
        (new DoorFormValidator().Validate(new DoorForm { Name = "x", System = (PhoneSystem)99 }), ["System: Choose a phone system."]),
        (new PhoneFormValidator().Validate(new PhoneForm { Mac = "805ec0" }), ["Mac: A MAC address has 12 digits, this one 6.", "Model: Choose a model."]),
        (new PhoneFormValidator().Validate(new PhoneForm { Mac = "805ec0112201", Model = "Nokia 3310" }), ["Model: 'Nokia 3310' is not a model the portal knows."]),
        (new OfficeFormValidator().Validate(new OfficeForm
        {
            TimeZone = "Nowhere", Language = "tlh", RangeFirst = "1", UserRangeFirst = "2000", UserRangeLast = "x", EmergencyNumbers = "", SipServer = "sip:x/y",
            SipPort = 0, UserLockout = new() { Tries = 21 }, MaximumSessionHours = 169,
        }),
        [
            "Key: Give the office a short name for web addresses.", "Name: Give the office a name.", "TimeZone: Choose a time zone, for example America/New_York.",
            "Language: Choose a language.", "RangeFirst: The first number must have 2 to 8 digits.", "UserRangeLast: The last number must have 2 to 8 digits.",
            "EmergencyNumbers: Enter at least one emergency number: a phone may always dial it, even when nobody is logged in.",
            "SipServer: Enter a host name or an address, without a scheme or a port: sip.example.com.", "SipPort: The port must be between 1 and 65535.",
            "UserLockout.Tries: Between 1 and 20 tries.", "UserLockout.WindowMinutes: Between 1 and 1440 minutes.",
            "UserLockout.DurationMinutes: Between 1 and 1440 minutes.", "MaximumSessionHours: Between 1 and 168 hours, or empty for no limit.",
        ]),
        (new OfficeFormValidator().Validate(new OfficeForm
        {
            Key = "Main Street", Name = "Main", TimeZone = "Europe/Madrid", RangeFirst = "300", RangeLast = "3001", UserRangeFirst = "21", UserRangeLast = "20",
            EmergencyNumbers = "112, 1-2",
        }),
        [
            "Key: Lower-case letters, digits and single dashes, for example harbour-street.", "RangeLast: The first and last number must have the same number of digits.",
            "UserRangeLast: The last number must not be lower than the first.", "EmergencyNumbers: '1-2' is not a number of 2 to 8 digits.",
        ]),
        (new OfficeFormValidator().Validate(new OfficeForm
        {
            Key = "main", Name = "Main", TimeZone = "Europe/Madrid", RangeFirst = "3000", RangeLast = "3001", EmergencyNumbers = string.Join(' ', Enumerable.Range(100, 21)),
        }), ["EmergencyNumbers: Enter at most 20 numbers."]),
        (new OfficeFormValidator().Validate(new OfficeForm
        {
            Key = "main", Name = "Main", TimeZone = "Europe/Madrid", RangeFirst = "3000", RangeLast = "3001", FeatureCodes = new() { LogIn = "45", LogOut = "*112", Toggle = "*1*" },
            Dialling = new() { OutsidePrefix = "1234", CountryCode = "049", InternationalPrefix = "+0", NationalPrefix = "x", TrunkFormat = (TrunkFormat)9, Dids = "+49309018 = 4000, x" },
        }),
        [
            "Dialling.OutsidePrefix: A prefix is up to 3 digits, or blank.", "Dialling.CountryCode: A country code is 1 to 3 digits and does not begin with 0.",
            "Dialling.InternationalPrefix: A prefix is up to 5 digits, or blank.", "Dialling.NationalPrefix: A prefix is up to 3 digits, or blank.",
            "Dialling.TrunkFormat: Choose how numbers are written to the trunk.", "Dialling.Dids: Cannot read 'x': write +12025550100 = 4000, or +120255501* = 21*, each number once.",
            "FeatureCodes.LogIn: A feature code is * and one to four digits, such as *45.", "FeatureCodes.LogOut: A star before the emergency number 112 is too easily mistaken for it.",
            "FeatureCodes.Toggle: A feature code is * and one to four digits, such as *45.",
        ]),
        (new OfficeFormValidator().Validate(new OfficeForm
        {
            Key = "main", Name = "Main", TimeZone = "Europe/Madrid", RangeFirst = "3000", RangeLast = "3001", FeatureCodes = new() { LogIn = "*7", LogOut = "*77" },
            Dialling = new() { TrunkFormat = TrunkFormat.E164 },
        }),
        [
            "Dialling.CountryCode: Enter the country code: without it numbers cannot be written as E.164.",
            "FeatureCodes.LogOut: Begins like *7: a phone could not tell the two apart.",
        ]),
        (new TemplateFormValidator().Validate(new TemplateForm
        {
            Content = new TemplateContent { LineLabel = "{{ owner }} extension", Keys = [new(TemplateKeyType.SpeedDial, "", "*45"), new(TemplateKeyType.SpeedDial, "Out", "*46")] },
        }),
        [
            "Name: Give the template a name.", "Keys[0].Label: The label is missing.",
            "LineLabel: There is no placeholder {{ owner }}. The known ones: {{ extension }}, {{ office }}, {{ description }}, {{ login }}, {{ logout }}, {{ toggle }}.",
        ]),
        (new TemplateFormValidator().Validate(new TemplateForm { Name = Long, Content = HotDesk }), ["Name: Keep the name within 100 characters."]),
        (new TemplateFormValidator().Validate(new TemplateForm
        {
            Name = "a\nb", Content = HotDesk with { Overrides = [.. Enumerable.Range(0, 20).Select(i => new TemplateOverride($"phone_setting.x{i}", Longer[..200]))] },
        }), ["Name: The name must be one line of text.", "Overrides: The template is too large: shorten labels and values, or leave out settings."]),
        (new ForceLogOutFormValidator().Validate(new ForceLogOutForm()), ["HotDeskIds: Choose at least one hot desk extension.", "Reason: Give a reason: it is kept in the history."]),
        (new ForceLogOutFormValidator().Validate(new ForceLogOutForm { HotDeskIds = [1, 2], SessionId = Guid.Empty, Reason = Longer }),
            ["SessionId: One session belongs to one hot desk extension.", "Reason: Keep the reason within 200 characters."]),
        (new ForceLogOutFormValidator().Validate(new ForceLogOutForm { HotDeskIds = [1], Reason = "a\nb" }), ["Reason: The reason must be one line of text."]),
        (new DestinationFormValidator().Validate(new DestinationForm { Number = "7000", Kind = (DestinationKind)9, Members = ["x"] }),
            ["Name: Give it a name.", "Kind: Choose a type.", "Members: Members must be extension numbers."]),
        (new DestinationFormValidator().Validate(new DestinationForm { Number = "7000", Name = "Sales", Members = ["2019", " 2019"] }), ["Members: The same member is listed twice."]),
        (new DestinationFormValidator().Validate(new DestinationForm { Number = "7000", Name = "Sales", Members = [.. Enumerable.Repeat("2019", 501)] }), ["Members: At most 500 members."]),
        (new ReadinessDismissalFormValidator().Validate(new ReadinessDismissalForm()),
        [
            "Findings: Choose at least one finding.", "Reason: Give a reason, for whoever looks next.", "Until: Choose the day until which to put it aside.",
        ]),
        (new ValidationResult([new ValidationFailure("Until", "") { ErrorCode = "dismissal-until-past" }]), ["Until: Choose today or a later day."]),
        (new ApiKeyFormValidator().Validate(new ApiKeyForm { Rights = ApiKeyRights.None, Days = 0 }),
        [
            "Name: Give the key a name: what will use it?", "Rights: Choose at least one right.", "Offices: Choose at least one office.",
            "Days: Between 1 and 3650 days, or no expiry.",
        ]),
        (new FirstStartFormValidator().Validate(new FirstStartForm { Password = "short", RepeatPassword = "other" }),
        [
            "SetUpCode: Enter the set-up code from the server log.", "Email: Enter an e-mail address.", "Email: This is not an e-mail address.",
            "Password: Choose a password of at least 12 characters.", "RepeatPassword: The two passwords do not match.",
        ]),
        (new InvitationFormValidator().Validate(new InvitationForm { Role = PortalRole.OfficeManager }), ["Offices: Choose the offices they manage.", "Email: Enter an e-mail address."]),
        (new AccountFormValidator().Validate(new AccountForm { Role = (PortalRole)99 }), ["Role: Choose a role."]),
        (new PasswordFormValidator().Validate(new PasswordForm { Password = "Password1234", RepeatPassword = "Password1234" }),
            ["Password: This password is easily guessed. Choose a longer one, such as four words that have nothing to do with each other."]),
        (new PasswordFormValidator().Validate(new PasswordForm { Password = Longer, RepeatPassword = Longer }), ["Password: Keep it within 200 characters."]),
    ];

    private static readonly string[] Custom =
    [
        "TemplateFormValidator.", "PhoneFormValidator.Mac", "DoorFormValidator.AllowedNetworks", "OfficeFormValidator.", "OfficeFormValidator.EmergencyNumbers", "HotDeskUserFormValidator.NewPin",
    ];

    private static TemplateContent HotDesk => new() { Keys = [new(TemplateKeyType.SpeedDial, "HD In", "*45"), new(TemplateKeyType.SpeedDial, "HD Out", "*46")] };

    [Fact]
    public void EveryBrokenRule_IsToldBesideItsField()
    {
        foreach (var (found, told) in Broken)
            found.Errors.Where(f => f.Severity == Severity.Error).Select(f => $"{f.PropertyName}: {ValidationTexts.Of(f)}").ShouldBe(told);
    }

    [Fact]
    public void Strings_AreThoseOfTheRules_AndNoOthers()
    {
        var words = ValidationStrings.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().Select(e => (string)e.Key);
        var broken = Broken.SelectMany(b => b.Found.Errors).Where(f => f.CustomState is not Fact).Select(f => f.ErrorCode);

        words.ShouldBe(broken.Concat(Rules().Select(r => r.Code!)).Select(ErrorTexts.Key).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void EveryRule_SaysWhyInACode()
    {
        Rules().Count().ShouldBeGreaterThan(50);
        Rules().Where(r => r.Code is null).Select(r => r.Rule).ShouldBeEmpty("a rule ends with .Because(\"code\"), or the library words it, and may quote what was entered");
    }

    [Fact]
    public void Failures_OfSecrets_AreNeverPrinted()
    {
        const string canary = "canary-secret-481516";
        var found = new FirstStartFormValidator().Validate(new FirstStartForm { Password = canary, RepeatPassword = $"{canary}2", SetUpCode = "x", Email = "a@example.com" });

        $"{new InvalidInput(found)} {(Result<int>)new InvalidInput(found)} {found} {string.Join(' ', found.Errors)}".ShouldNotContain(canary);
        new InvalidInput(found).ToString().ShouldBe("InvalidInput(RepeatPassword: password-repeat)");
    }

    /// <summary>
    /// The rules of every validator, with the code that each gives. A <c>Custom</c> rule has none: it looks for itself, gives a code for each
    /// thing it finds, and stands among <see cref="Broken"/>.
    /// </summary>
    private static IEnumerable<(string Rule, string? Code)> Rules() =>
        from type in typeof(InvalidInput).Assembly.GetExportedTypes()
        where type.IsAssignableTo(typeof(IValidator)) && !type.IsAbstract
        from rule in ((IValidator)Activator.CreateInstance(type)!).CreateDescriptor().Rules
        from component in rule.Components
        let name = $"{type.Name}.{rule.PropertyName}"
        where component.Validator is not IChildValidatorAdaptor && !Custom.Contains(name)
        select (name, component.ErrorCode);
}
