using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Offices;

/// <summary>An office's settings as they are edited. The defaults are those of a new office.</summary>
public sealed class OfficeForm
{
    /// <summary>The name in addresses; fixed once the office exists.</summary>
    public string Key { get; set; } = "";

    /// <summary>The name people read.</summary>
    public string Name { get; set; } = "";

    /// <summary>IANA time zone.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>Language of the keypad prompts: one of <see cref="PromptTexts.Languages"/>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether trainers may act here; only an administrator changes it.</summary>
    public bool IsTraining { get; set; }

    /// <summary>First number recommended for hot desk extensions.</summary>
    public string RangeFirst { get; set; } = "";

    /// <summary>Last number recommended for hot desk extensions.</summary>
    public string RangeLast { get; set; } = "";

    /// <summary>First number recommended for hot desk users; blank: none is recommended.</summary>
    public string UserRangeFirst { get; set; } = "";

    /// <summary>Last number recommended for hot desk users; blank: none is recommended.</summary>
    public string UserRangeLast { get; set; } = "";

    /// <summary>Numbers of emergency services, separated by commas or blanks.</summary>
    public string EmergencyNumbers { get; set; } = "112, 911";

    /// <summary>Host name or address of the SIP server; blank: not known yet.</summary>
    public string SipServer { get; set; } = "";

    /// <summary>Port of the SIP server.</summary>
    public int SipPort { get; set; } = 5060;

    /// <summary>How phones reach the SIP server.</summary>
    public SipTransport SipTransport { get; set; }

    /// <summary>How numbers outside are dialled, and which are the office's own.</summary>
    public DialForm Dialling { get; set; } = new();

    /// <summary>What phones dial to log in and out.</summary>
    public FeatureCodesForm FeatureCodes { get; set; } = new();

    /// <summary>What a login does to the user's other sessions.</summary>
    public UserElsewherePolicy UserElsewhere { get; set; }

    /// <summary>What a phone without owner may dial.</summary>
    public LoggedOutCallingPolicy LoggedOutCalling { get; set; }

    /// <summary>Lockout of a user.</summary>
    public LockoutForm UserLockout { get; set; } = new() { Tries = 3, WindowMinutes = 5, DurationMinutes = 15 };

    /// <summary>Lockout of a phone.</summary>
    public LockoutForm PhoneLockout { get; set; } = new() { Tries = 10, WindowMinutes = 15, DurationMinutes = 15 };

    /// <summary>Wrong PINs within 24 hours that lock a user until those are over.</summary>
    public int UserTriesADay { get; set; } = 20;

    /// <summary>Wrong PINs of the office within 24 hours that mean guessing.</summary>
    public int OfficeTriesADay { get; set; } = 300;

    /// <summary>Longest session in hours; null: no limit.</summary>
    public int? MaximumSessionHours { get; set; }

    /// <summary>Local time at which every session ends; null: never.</summary>
    public TimeOnly? NightlyLogout { get; set; }

    /// <summary>The emergency numbers, one by one.</summary>
    internal IEnumerable<string> EmergencyNumberList => EmergencyNumbers.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct();

    /// <summary>The settings that an office has.</summary>
    public static OfficeForm Of(Office office) => new()
    {
        Key = office.Key,
        Name = office.Name,
        TimeZone = office.TimeZone,
        Language = office.Language,
        IsTraining = office.IsTraining,
        RangeFirst = office.RangeFirst.Digits,
        RangeLast = office.RangeLast.Digits,
        UserRangeFirst = office.UserRangeFirst?.Digits ?? "",
        UserRangeLast = office.UserRangeLast?.Digits ?? "",
        EmergencyNumbers = string.Join(", ", office.EmergencyNumbers),
        SipServer = office.SipServer ?? "",
        SipPort = office.SipPort,
        SipTransport = office.SipTransport,
        Dialling = DialForm.Of(office.Dialling),
        FeatureCodes = FeatureCodesForm.Of(office.FeatureCodes),
        UserElsewhere = office.Policies.UserElsewhere,
        LoggedOutCalling = office.Policies.LoggedOutCalling,
        UserLockout = LockoutForm.Of(office.Policies.UserLockout),
        PhoneLockout = LockoutForm.Of(office.Policies.PhoneLockout),
        UserTriesADay = office.Policies.UserTriesADay,
        OfficeTriesADay = office.Policies.OfficeTriesADay,
        MaximumSessionHours = (int?)office.Policies.MaximumSession?.TotalHours,
        NightlyLogout = office.Policies.NightlyLogout,
    };

    /// <summary>Writes the settings into an office; the key stays.</summary>
    internal void ApplyTo(Office office, DateTimeOffset at)
    {
        office.Name = Name.Trim();
        office.TimeZone = TimeZone.Trim();
        office.Language = Language;
        office.IsTraining = IsTraining;
        office.RangeFirst = ExtensionNumber.Parse(RangeFirst.Trim());
        office.RangeLast = ExtensionNumber.Parse(RangeLast.Trim());
        office.UserRangeFirst = ExtensionNumber.TryParse(UserRangeFirst.Trim(), out var first) ? first : null;
        office.UserRangeLast = ExtensionNumber.TryParse(UserRangeLast.Trim(), out var last) ? last : null;
        office.EmergencyNumbers = [.. EmergencyNumberList];
        office.SipServer = InputRules.OrNull(SipServer);
        office.SipPort = SipPort;
        office.SipTransport = SipTransport;
        office.Dialling = Dialling.ToSettings();
        office.FeatureCodes = FeatureCodes.ToCodes();
        office.Policies = ToPolicies(office.Policies, at);
    }

    /// <summary>The policies as entered, for an office that has <paramref name="now"/>.</summary>
    public OfficePolicies ToPolicies(OfficePolicies now, DateTimeOffset at) => now with
    {
        UserElsewhere = UserElsewhere,
        LoggedOutCalling = LoggedOutCalling,
        UserLockout = UserLockout.ToPolicy(),
        PhoneLockout = PhoneLockout.ToPolicy(),
        UserTriesADay = UserTriesADay,
        OfficeTriesADay = OfficeTriesADay,
        MaximumSession = MaximumSessionHours is { } hours ? TimeSpan.FromHours(hours) : null,
        NightlyLogout = NightlyLogout,
        NightlyLogoutSince = NightlyLogout is null ? null : NightlyLogout == now.NightlyLogout ? now.NightlyLogoutSince ?? at : at,
    };
}

/// <summary>How many wrong PINs, within how many minutes, lock for how many.</summary>
public sealed class LockoutForm
{
    /// <summary>Wrong PINs that lock.</summary>
    public int Tries { get; set; }

    /// <summary>Minutes within which they must happen.</summary>
    public int WindowMinutes { get; set; }

    /// <summary>Minutes that the lock holds.</summary>
    public int DurationMinutes { get; set; }

    internal static LockoutForm Of(LockoutPolicy policy) => new()
    {
        Tries = policy.Tries, WindowMinutes = (int)policy.Window.TotalMinutes, DurationMinutes = (int)policy.Duration.TotalMinutes,
    };

    internal LockoutPolicy ToPolicy() => new(Tries, TimeSpan.FromMinutes(WindowMinutes), TimeSpan.FromMinutes(DurationMinutes));
}

/// <summary>The rules of an <see cref="OfficeForm"/>.</summary>
public sealed class OfficeFormValidator : AbstractValidator<OfficeForm>
{
    private const int MostMinutes = 24 * 60, MostEmergencyNumbers = 20;

    /// <summary>Sets the rules.</summary>
    public OfficeFormValidator()
    {
        RuleFor(f => f.Key).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("office-key-missing")
            .MaximumLength(OfficeLengths.Key).Because("too-long")
            .Must(k => k.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))).Because("office-key");
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("office-name-missing")
            .Line(OfficeLengths.Name);
        RuleFor(f => f.TimeZone).Must(IsIanaZone).Because("time-zone");
        RuleFor(f => f.Language).Must(l => PromptTexts.Languages.Contains(l)).Because("language");
        Range(nameof(OfficeForm.RangeFirst), nameof(OfficeForm.RangeLast), f => f.RangeFirst, f => f.RangeLast, isOptional: false);
        Range(nameof(OfficeForm.UserRangeFirst), nameof(OfficeForm.UserRangeLast), f => f.UserRangeFirst, f => f.UserRangeLast, isOptional: true);
        RuleFor(f => f.EmergencyNumbers).Custom((text, context) =>
        {
            var numbers = context.InstanceToValidate.EmergencyNumberList.ToList();
            if (numbers.Count == 0)
                context.Fail("emergency-numbers-missing");
            else if (numbers.Find(n => n.Length is < 2 or > 8 || !n.All(char.IsAsciiDigit)) is { } wrong)
                context.Fail("emergency-number", facts: new { Number = wrong });
            else if (numbers.Count > MostEmergencyNumbers)
                context.Fail("emergency-numbers-too-many", facts: new { Most = MostEmergencyNumbers });
        });
        RuleFor(f => f.SipServer).Must(s => string.IsNullOrWhiteSpace(s) || Uri.CheckHostName(s.Trim()) != UriHostNameType.Unknown)
            .Because("sip-server")
            .MaximumLength(OfficeLengths.SipServer).Because("too-long");
        RuleFor(f => f.SipPort).InclusiveBetween(1, 65535).Because("sip-port");
        RuleFor(f => f.Dialling).SetValidator(new DialFormValidator());
        RuleFor(f => f.FeatureCodes).SetValidator(f => new FeatureCodesFormValidator(f.EmergencyNumberList));
        RuleFor(f => f.UserLockout).SetValidator(new LockoutFormValidator(20, MostMinutes));
        RuleFor(f => f.PhoneLockout).SetValidator(new LockoutFormValidator(100, MostMinutes));
        RuleFor(f => f.UserTriesADay).InclusiveBetween(1, 1000).Because("tries-a-day");
        RuleFor(f => f.OfficeTriesADay).InclusiveBetween(1, 100_000).Because("tries-a-day");
        RuleFor(f => f.MaximumSessionHours).InclusiveBetween(1, 168).Because("session-hours");
    }

    private void Range(string firstName, string lastName, Func<OfficeForm, string> first, Func<OfficeForm, string> last, bool isOptional) =>
        RuleFor(f => f).Custom((form, context) =>
        {
            var (from, to) = (first(form).Trim(), last(form).Trim());
            if (isOptional && from.Length == 0 && to.Length == 0)
                return;
            if (!ExtensionNumber.TryParse(from, out var low))
                context.Fail("range-first", firstName, InputRules.NumberDigits);
            else if (!ExtensionNumber.TryParse(to, out var high))
                context.Fail("range-last", lastName, InputRules.NumberDigits);
            else if (from.Length != to.Length)
                context.Fail("range-digits", lastName);
            else if (high < low)
                context.Fail("range-order", lastName);
        });

    private static bool IsIanaZone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out var found) && found.HasIanaId && zone.Trim().Length <= OfficeLengths.TimeZone;
}

/// <summary>The rules of a <see cref="LockoutForm"/>.</summary>
internal sealed class LockoutFormValidator : AbstractValidator<LockoutForm>
{
    public LockoutFormValidator(int mostTries, int mostMinutes)
    {
        RuleFor(f => f.Tries).InclusiveBetween(1, mostTries).Because("lockout-tries");
        RuleFor(f => f.WindowMinutes).InclusiveBetween(1, mostMinutes).Because("lockout-minutes");
        RuleFor(f => f.DurationMinutes).InclusiveBetween(1, mostMinutes).Because("lockout-minutes");
    }
}
