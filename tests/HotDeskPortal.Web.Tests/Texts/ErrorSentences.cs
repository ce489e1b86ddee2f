using System.Net;
using FluentValidation.Results;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Accounts;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Every error in each of its variants, and what English readers are told.</summary>
internal static class ErrorSentences
{
    private static readonly MacAddress Mac = MacAddress.Parse("805ec0112201");
    private static readonly ExtensionNumber Desk = ExtensionNumber.Parse("3001");
    private static readonly OwnerName Dana = new(1, ExtensionNumber.Parse("2019"), "Dana Whitfield");

    public static (Fact Fact, string Sentence)[] All { get; } =
    [
        // Any feature
        (new Unavailable(), "The service is temporarily unavailable. Try again in a moment."),
        (new NothingSelected(), "Select at least one row."),
        (new InvalidInput(new ValidationResult(
            [new ValidationFailure("Number", "") { ErrorCode = "extension-number-missing" }, new ValidationFailure("NewPin", "") { CustomState = new PinRefused(PinRule.Run) }])),
            "Enter an extension number. The PIN must not be a straight run such as 1234."),
        (new ChangedMeanwhile("dana@example.com", new DateTimeOffset(2026, 11, 24, 8, 5, 9, TimeSpan.Zero), 3, []),
            "Changed meanwhile by dana@example.com at 2026-11-24 08:05:09 UTC; nothing was saved."),
        (new ChangedMeanwhile("x", DateTimeOffset.UnixEpoch, 3, [new("FirstName", "Dana", null), new("IsActive", false, true)]),
            "Changed meanwhile by x at 1970-01-01 00:00:00 UTC; nothing was saved. First name is now 'Dana', yours ''. Active is now 'no', yours 'yes'."),
        (new NumberTaken(Desk, NumberHolder.HotDesk, "Window"), "3001 is taken by hot desk extension Window."),
        (new NumberTaken(Desk, NumberHolder.HotDesk, ""), "3001 is taken by a hot desk extension."),
        (new NumberTaken(Desk, NumberHolder.User, "Dana Whitfield"), "3001 is taken by user Dana Whitfield."),
        (new NumberTaken(Desk, NumberHolder.Queue, "Sales"), "3001 is taken by queue Sales."),
        (new NumberTaken(Desk, NumberHolder.Did, "Sales"), "3001 is taken by number from outside Sales."),
        (new NumberTaken(Desk, NumberHolder.Attendant, "Welcome"), "3001 is taken by attendant Welcome."),

        // Offices
        (new UnknownOffice("main"), "There is no office 'main' you have access to."),
        (new NotAllowed(Permission.SetUp), "You may not do this here: it needs the right 'SetUp'."),
        (new OfficeKeyTaken("main"), "Another office already uses 'main' in web addresses."),
        (new AdministratorsOnly(AdministratorTask.CreateOffices), "Only an administrator may create offices."),
        (new AdministratorsOnly(AdministratorTask.MarkTraining), "Only an administrator may say which offices are for training."),
        (new AdministratorsOnly(AdministratorTask.SeeApiKeys), "Only an administrator may see API keys."),
        (new AdministratorsOnly(AdministratorTask.CreateApiKeys), "Only an administrator may create API keys."),
        (new AdministratorsOnly(AdministratorTask.RevokeApiKeys), "Only an administrator may revoke API keys."),
        (new AdministratorsOnly(AdministratorTask.SeeAccounts), "Only an administrator may see accounts."),
        (new AdministratorsOnly(AdministratorTask.InvitePeople), "Only an administrator may invite people."),
        (new AdministratorsOnly(AdministratorTask.MakeLinks), "Only an administrator may make such links."),
        (new AdministratorsOnly(AdministratorTask.ChangeAccounts), "Only an administrator may change accounts."),
        (new AdministratorsOnly(AdministratorTask.CloseAccounts), "Only an administrator may close accounts."),
        (new AdministratorsOnly(AdministratorTask.OpenAccounts), "Only an administrator may open accounts."),
        (new AdministratorsOnly(AdministratorTask.ResetTwoFactor), "Only an administrator may reset a second factor."),
        (new AdministratorsOnly(AdministratorTask.DeleteAccounts), "Only an administrator may delete accounts."),
        (new AdministratorsOnly(AdministratorTask.ExportSipAccounts), "Only an administrator may export SIP accounts."),
        (new AdministratorsOnly(AdministratorTask.VerifyAudit), "Only an administrator may verify the audit log."),
        (new AdministratorsOnly(AdministratorTask.SeeSecurity), "Only an administrator may see how safely the portal runs."),

        // Hot desk extensions and users
        (new UnknownHotDesk(7), "That hot desk extension no longer exists."),
        (new NotAHotDeskExtension("2019"), "2019 is not a hot desk extension."),
        (new WrongMacLine(2, new MacRefused(MacRule.Missing)), "Line 2: Enter a MAC address."),
        (new RepeatedMacLine(3, 1), "Line 3: the same MAC address as in line 1."),
        (new SurplusMacs(1), "One MAC address too many."),
        (new SurplusMacs(2), "2 MAC addresses too many."),
        (new RangeRefused(new HotDeskRangePlan([], [new SurplusMacs(2)])), "Nothing was created. 2 MAC addresses too many."),
        (new RangeRefused(new HotDeskRangePlan([.. Enumerable.Range(0, 7).Select(i => new HotDeskRangeRow(ExtensionNumber.Parse($"310{i}"), i + 1, null, i == 0 ? null : new PinMissing(), null))], [])),
            "Nothing was created. " + string.Join(' ', Enumerable.Range(1, 5).Select(i => $"310{i}: Enter a PIN: nobody can log in without one."))),
        (new UnknownUser(7), "That user no longer exists."),
        (new PinRefused(PinRule.Missing), "Enter a PIN."),
        (new PinRefused(PinRule.Digits), "A PIN has 4 to 10 digits."),
        (new PinRefused(PinRule.Extension), "The PIN must not be the extension."),
        (new PinRefused(PinRule.OneDigit), "The PIN must not be one digit repeated."),
        (new PinRefused(PinRule.Run), "The PIN must not be a straight run such as 1234."),

        // Phones
        (new UnknownPhone(7), "That phone no longer exists."),
        (new UnknownPhone { Called = "3009" }, "There is no phone '3009' in this office: give the extension it belongs to, or its MAC address."),
        (new MacTaken(Mac, Desk), "80:5E:C0:11:22:01 already exists, at 3001."),
        (new MacTaken(Mac), "80:5E:C0:11:22:01 already exists, in stock."),
        (new MacTaken(Mac) { IsElsewhere = true }, "80:5E:C0:11:22:01 already belongs to another office."),
        (new HotDeskHasPhone(Desk, Mac), "3001 already has a phone, 80:5E:C0:11:22:01: remove that one first."),
        (new NoPlaceForPhone(7), "Choose a hot desk extension or a user of this office."),
        (new UnknownUpload(7), "That file no longer exists: only the last few of each phone are kept."),
        (new MacRefused(MacRule.Missing), "Enter a MAC address."),
        (new MacRefused(MacRule.HexDigits), "A MAC address has the digits 0–9 and A–F only."),
        (new MacRefused(MacRule.Length) { Count = 10 }, "A MAC address has 12 digits, this one 10."),
        (new MacRefused(MacRule.Device), "This is no device's address."),
        (new MacRefused(MacRule.OneDevice), "This is a group address, not a device's."),
        (new OddMac(Mac, PhoneVendor.Poly) { Maker = PhoneVendor.Yealink }, "80:5E:C0:11:22:01 is a Yealink address, not a Poly one."),
        (new OddMac(Mac, PhoneVendor.Poly), "80:5E:C0:11:22:01 begins with none of the known Poly prefixes: compare it with the label on the phone."),

        // Templates
        (new UnknownTemplate(7), "That template no longer exists in this office."),
        (new UnknownRevision(7), "The template has no revision 7."),
        (new TemplateIsBuiltIn("Poly hot desk"), "Poly hot desk is built in and cannot be changed: copy it, and change the copy."),
        (new TemplateNameTaken("Sales"), "This office already has a template 'Sales'."),
        (new TemplateInUse("Sales", 1), "1 hot desk extension uses Sales: give it another template first."),
        (new TemplateInUse("Sales", 2), "2 hot desk extensions use Sales: give them another template first."),
        (new TemplateChanged(3, "Dana", default, [new(TemplatePart.LineLabel) { Now = ["Desk"] }, new(TemplatePart.Keys) { Now = ["HD In", "HD Out"] }]),
            "Dana changed this template meanwhile (line label now 'Desk', keys now HD In, HD Out); nothing was overwritten."),
        (new TemplateChanged(3, "Dana", default, [.. Enum.GetValues<TemplatePart>().Where(p => p is not (TemplatePart.LineLabel or TemplatePart.Keys)).Select(p => new TemplateDifference(p))]),
            "Dana changed this template meanwhile (its name, feature synchronisation, local do-not-disturb and forwarding, override mode, custom settings); nothing was overwritten."),
        (new WrongPlaceholder(PlaceholderRule.Written), "A placeholder is not closed or not written right. The known ones: {{ extension }}, {{ office }}, {{ description }}, {{ login }}, {{ logout }}, {{ toggle }}."),
        (new WrongPlaceholder(PlaceholderRule.Plain), "Only placeholders are allowed here, without filters and tags: {{ extension }}, {{ office }}, {{ description }}, {{ login }}, {{ logout }}, {{ toggle }}."),
        (new WrongPlaceholder(PlaceholderRule.Known) { Name = "owner" }, "There is no placeholder {{ owner }}. The known ones: {{ extension }}, {{ office }}, {{ description }}, {{ login }}, {{ logout }}, {{ toggle }}."),
        (new TemplateText(TemplateTextPlace.LineLabel, TextRule.Missing), "The line label is missing."),
        (new TemplateText(TemplateTextPlace.LineLabel, TextRule.Length) { Count = 61, Most = 60 }, "The line label has 61 characters; at most 60 fit."),
        (new TemplateText(TemplateTextPlace.LineLabel, TextRule.OneLine), "The line label must be one line without control characters."),
        (new TemplateText(TemplateTextPlace.KeyLabel, TextRule.Missing), "The label is missing."),
        (new TemplateText(TemplateTextPlace.KeyLabel, TextRule.Length) { Count = 61, Most = 60 }, "The label has 61 characters; at most 60 fit."),
        (new TemplateText(TemplateTextPlace.KeyLabel, TextRule.OneLine), "The label must be one line without control characters."),
        (new TemplateText(TemplateTextPlace.KeyValue, TextRule.Missing), "What the key dials is missing."),
        (new TemplateText(TemplateTextPlace.KeyValue, TextRule.Length) { Count = 61, Most = 60 }, "What the key dials has 61 characters; at most 60 fit."),
        (new TemplateText(TemplateTextPlace.KeyValue, TextRule.OneLine), "What the key dials must be one line without control characters."),
        (new TemplateProblem(TemplateRule.LabelNamesExtension), "The label does not name the hot desk extension: write {{ extension }}, which stays right when agents change."),
        (new TemplateProblem(TemplateRule.Keys) { Vendor = PhoneVendor.Poly, Most = 13, Count = 14 }, "No Poly phone has more than 13 keys besides its line key; there are 14."),
        (new TemplateProblem(TemplateRule.KeysOfModel) { Name = "Yealink T31G", Most = 1 }, "A Yealink T31G has 1 keys besides its line key: this one is left out there."),
        (new TemplateFileUnreadable(TemplateFileFault.Size), "The file is too large: templates are at most 2 MB."),
        (new TemplateFileUnreadable(TemplateFileFault.Json) { Line = 3, Path = "$" }, "The file is damaged, or is not JSON: see line 3. Nothing was imported."),
        (new TemplateFileUnreadable(TemplateFileFault.Format), "This is not a template file: choose one that was exported here or by another portal."),
        (new TemplateFileUnreadable(TemplateFileFault.Version) { FileVersion = 2 }, "The file has version 2, written by a later portal. Update this portal first. Nothing was imported."),
        (new TemplateFileUnreadable(TemplateFileFault.Content) { Line = 7, Path = "$.templates[0].name" }, "Line 7 of the file: $.templates[0].name is incomplete, unknown or of the wrong kind. Nothing was imported."),
        (new TemplateFileUnreadable(TemplateFileFault.Count), "The file contains no template, or more than an office may have. Nothing was imported."),
        (new TemplateOfFileRefused("Desks", new TemplateNameTaken("Desks")), "Nothing was imported, because of 'Desks' in the file: This office already has a template 'Desks'."),
        (new TemplateProblem(TemplateRule.KeyType), "Choose what the key does."),
        (new TemplateProblem(TemplateRule.LogInKey) { Name = "*45" }, "No key dials *45 (HD In): agents must know the code by heart."),
        (new TemplateProblem(TemplateRule.LogOutKey) { Name = "*46" }, "No key dials *46 (HD Out): agents must know the code by heart."),
        (new TemplateProblem(TemplateRule.KnownFigures) { Name = "Poly Edge E350", Count = 8 }, "It is not certain how many keys a Poly Edge E350 has; 8 are assumed."),
        (new TemplateProblem(TemplateRule.FeatureSyncOff), "With feature synchronisation, one agent's do-not-disturb and forwarding carry over to the next."),
        (new TemplateProblem(TemplateRule.NoLocalDndAndForwarding), "Do-not-disturb set on the phone itself stays when agents change."),
        (new TemplateProblem(TemplateRule.OverrideMode), "Settings that this template no longer has stay on the phone."),
        (new TemplateProblem(TemplateRule.Settings) { Most = 20, Count = 21 }, "At most 20 custom settings; there are 21."),
        (new TemplateProblem(TemplateRule.SettingName) { Vendor = PhoneVendor.Poly }, "This is not the name of a Poly setting: letters, digits and underscores, separated by dots."),
        (new TemplateProblem(TemplateRule.SettingOnce) { Name = "a.b" }, "a.b is listed twice."),
        (new TemplateProblem(TemplateRule.SettingValue) { Most = 200 }, "A value is one line of at most 200 characters."),
        (new TemplateProblem(TemplateRule.NoVendorHotDesking), "Key type 34 is Yealink's own hot desking, which wipes the phone's account: HD In and HD Out are speed dials."),
        (new TemplateProblem(TemplateRule.NotSetByPortal) { Name = "reg.1.x" }, "The portal sets reg.1.x itself."),
        (new TemplateProblem(TemplateRule.NotSetByKeys) { Name = "linekey.2.type" }, "The keys above set linekey.2.type."),
        (new TemplateProblem(TemplateRule.NoDotSet), "The portal writes .set beside each device setting itself."),

        // Provisioning
        (new NotConfigurable(ConfigurationRule.SipServer), "The office has no SIP server yet: set one in its settings."),
        (new NotConfigurable(ConfigurationRule.OneLine), "A value is not one line of text: look at the description of the hot desk extension, the office's name and the template."),
        (new NotConfigurable(ConfigurationRule.Placeholders) { Placeholder = new WrongPlaceholder(PlaceholderRule.Plain) },
            "Only placeholders are allowed here, without filters and tags: {{ extension }}, {{ office }}, {{ description }}, {{ login }}, {{ logout }}, {{ toggle }}."),
        (new NotServed(ProvisioningRefusal.Habit), "There is nothing here."),
        (new UnknownProvisioningKey(7), "There is no such provisioning key in this office."),
        (new ResyncOff(), "Phones cannot be told to fetch: Resync:Port is not set on the server. They fetch by themselves at their next check or reboot."),
        (new ResyncRefused(403, "Forbidden"), "The phone refused (403 Forbidden). Many phones take such a message from their SIP server only: see Resync:From, and the phone's own settings."),
        (new AddressUnknown(), "The phone has never fetched its configuration, so nobody knows where it is."),
        (new NoAnswer(IPAddress.Loopback), "No answer from 127.0.0.1. The phone may be off, behind a firewall, or have a new address."),

        // Ownership
        (new NotRight(), "Extension or PIN is not right."),
        (new NotEnabled(Dana), "2019 is not enabled for hot desking."),
        (new HasOwnPhone(Dana), "2019 has a phone of their own and cannot log in at a hot desk phone."),
        (new LoggedInElsewhere(Desk), "The user is logged in at 3001; this office asks to log out there first."),
        (new AlreadyOwner(Desk), "The user is already logged in at 3001."),
        (new OwnerChanged(Dana), "Dana Whitfield now owns the phone; nothing was changed."),
        (new Domain.Ownership.NobodyLoggedIn(Desk), "Nobody is logged in at 3001."),
        (new NoPhone(Desk), "3001 has no phone assigned."),
        (new PhoneRefuses(default), "After too many wrong PINs, the phone refuses logins for a while."),
        (new SessionOver(default), "That session is over; nothing was changed."),

        // Keypad
        (new NotAFeatureCode("*47", HotDeskPortal.Domain.Keypad.FeatureCodes.Default), "'*47' is not a feature code: dial *45 to log in, *46 to log out."),
        (new UnknownCall(), "There is no such keypad call, or it is over: dial again."),
        (new MalformedDigits(DigitsRule.Keys), "Digits are 0–9 and *, and # only at the end."),
        (new MalformedDigits(DigitsRule.Length) { Most = 10, Count = 12 }, "At most 10 digits are collected here, 12 came."),
        (new MalformedDigits(DigitsRule.Either), "Give either \"digits\" or \"timeout\": true."),

        // Routing
        (new UnknownNumber("9999"), "There is no 9999 in this office."),
        (new NoCaller("7000", "Sales"), "7000 is Sales: calls are made from a hot desk extension, by a user, or from outside."),
        (new UnknownDestination(7), "That destination no longer exists."),
        (new HotDeskAsMember(Desk), "3001 is a shared phone and never rings that way. Enter the agent’s extension: it rings wherever they are logged in."),
        (new UnknownMember("9999"), "There is no 9999 in this office."),
        (new MemberOfItself(Desk), "3001 cannot be its own member."),

        // Phone systems
        (new DoorClosed(DoorRefusal.UnknownAddress), "No phone system has this address. Copy it again from the page Phone system."),
        (new DoorClosed(DoorRefusal.Deleted), "The phone system with this address was deleted. Put in the address of another one."),
        (new DoorClosed(DoorRefusal.TurnedOff), "The phone system with this address is turned off on the page Phone system."),
        (new DoorClosed(DoorRefusal.ForeignNetwork), "This phone system may not come from here. Add the address to its allowed networks on the page Phone system."),
        (new DoorClosed(DoorRefusal.MissingSecret), "The secret of the phone system is missing."),
        (new DoorClosed(DoorRefusal.WrongSecret), "The secret is not the one of this phone system. Make a new one on the page Phone system."),
        (new DoorClosed(DoorRefusal.WrongSignature), "The request is not signed as this phone system signs. Check its signing token and the portal’s address."),
        (new DoorClosed(DoorRefusal.OtherSystem), "This is not how this phone system asks. Choose the right system on the page Phone system."),
        (new TooManyKnocks(), "Too many requests of this network were refused. Put right what the phone system sends, and wait a minute."),
        (new DoorsNotRead(), "The portal does not know its phone systems yet. Try again in a moment."),
        (new UnknownDoor(7), "There is no such phone system in this office."),
        (new DoorNameTaken("Basement"), "Another phone system of this office is called Basement."),
        (new TooManyDoors(20), "An office has at most 20 phone systems. Delete one that is not needed."),
        (new NoSigningToken(PhoneSystem.Twilio), "Enter the signing token: without it no request of Twilio can be told from a forged one."),

        // Readiness, lessons, history, seats, audit log, floor plans
        (new NothingToFix(), "There is nothing left to fix: it is resolved already, or needs a person to decide."),
        (new FindingChanged(), "It has changed meanwhile."),
        (new NotATrainingOffice("Main"), "Main is live and not a training office. Lessons and resets are for training offices."),
        (new UnusableName(), "Enter a name of 1 to 40 characters."),
        (new ClassFull(), "A class has at most 200 learners."),
        (new UnknownClass(), "There is no class with that code. Ask your trainer, who may have closed it."),
        (new BadDays(), $"Choose at most {HistoryService.MaxDays} days, starting with the first one."),
        (new NoSuchMonth(), "That month has not started, or is not a month."),
        (new PortalAuditOnly(), "You can see the audit log of your offices; the portal's own is for administrators and support."),
        (new UnknownFloorPlan(), "That floor plan no longer exists."),
        (new FloorRefused(40), "A floor's name is one line of at most 40 characters."),
        (new UnreadablePicture(PictureRule.Size) { Most = 8 }, "The picture is larger than 8 MiB."),
        (new UnreadablePicture(PictureRule.Format), "A floor plan must be a PNG or JPEG picture; this file is neither, whatever its name says."),
        (new UnreadablePicture(PictureRule.Pixels) { Width = 20_000, Height = 5, Most = 12_000, MostMillions = 60 },
            "The picture is 20000 by 5 pixels: at most 12000 on a side and 60 million are shown."),

        // Prompts
        (new UnknownPrompt(), "There is no such prompt."),
        (new PromptNotReady(), "Nothing could speak in time. Try again in a moment."),
        (new UnreadableRecording(RecordingRule.Format), "This file is no WAV file that can be read. Record the name as WAV, for example with the sound recorder of your computer."),
        (new UnreadableRecording(RecordingRule.Length), "The recording is too long. At most 8 seconds are kept: say the name and nothing else."),
        (new UnreadableRecording(RecordingRule.Silent), "There is nothing to hear in this recording."),

        .. ImportErrorSentences.All,

        // Accounts, HTTP API
        (new ConfirmationNeeded(), "Show first that this account is yours, then do it again."),
        (new UnknownAccount(), "That account no longer exists."),
        (new AccountRefused(["Too short.", "Too common."]), "Too short. Too common."),
        (new EmailTaken("dana@example.com"), "There is already an account for dana@example.com."),
        (new LastAdministrator(), "This is the last administrator who can sign in: make someone else one first."),
        (new LinkGone(), "This link was already used, or has expired. Ask an administrator for a new one."),
        (new ProvidersAccount(), "This account signs in through the identity provider: its role and offices follow the groups there, and it has no password here."),
        (new WrongSetUpCode(), "That is not the set-up code. You’ll find it in the server log."),
        (new AlreadySetUp(), "The portal is already set up: sign in."),
        (new PasskeyRefused(), "The device's passkey could not be added. Try again, or choose a password."),
        (new NoRole(), "None of your groups gives access to the portal."),
        (new GroupsHidden(), "You are in too many groups for the identity provider to name them."),
        (new NoEmail(), "The identity provider did not send an e-mail address for you."),
        (new AccountClosed(), "The account is closed."),
        (new ConnectedElsewhere(), "That account of the identity provider belongs to another portal account."),
        (new UnknownApiKey(7), "That API key no longer exists."),
        (new WrongApiKey(false), "This API key is unknown, expired or revoked."),
        (new WrongApiKey(true), "Give your API key in the header X-Api-Key."),
        (new TooManyRequests(), "Too many requests. Try again in a minute."),
        (new RevisionMissing(), "Send the ETag you have read in the header If-Match, so that nothing is overwritten unseen."),
        (new MalformedRequest(null), "The request is not as the API's document describes it: see /api/docs."),
        (new MalformedRequest("members[1]"), "The body is not as the API's document describes it, at members[1]: see /api/docs."),
        (new BadParameter("state", "Free", ParameterRule.Choice) { Allowed = "owned, free" }, "The parameter state cannot be 'Free'. Give one of: owned, free."),
        (new BadParameter("page", "-1", ParameterRule.Number) { Least = 0, Most = 9 }, "The parameter page cannot be '-1'. Give a whole number from 0 to 9."),
        (new BadParameter("descending", "yes", ParameterRule.Flag), "The parameter descending cannot be 'yes'. Give true or false."),
        (new BadParameter("from", "1.3.", ParameterRule.Day), "The parameter from cannot be '1.3.'. Give a day as in 2026-03-31."),
        (new BadParameter("page", "", ParameterRule.Once), "The parameter page is there more than once. Give it once."),
        (new BadParameter("stat", "", ParameterRule.Known) { Allowed = "state, floor" }, "There is no parameter 'stat' here. There are: state, floor."),
    ];
}
