using System.Collections.Immutable;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Phones;

/// <summary>What a phone's record and its forms have in common. Where it stands is <see cref="PhonePlaces"/>' part.</summary>
internal static class PhoneFields
{
    /// <summary>Takes what a form says.</summary>
    public static void Take(Phone phone, PhoneForm form)
    {
        phone.Mac = MacAddress.Parse(form.Mac);
        phone.Model = PhoneModels.Find(form.Model)!.FullName;
        phone.EmergencyLocation = InputRules.OrNull(form.EmergencyLocation);
        phone.EmergencyCallback = InputRules.OrNull(form.EmergencyCallback);
    }

    /// <summary>Takes what the form for several says; what it leaves alone stays.</summary>
    public static void Take(Phone phone, PhoneBulkForm form)
    {
        phone.Model = PhoneModels.Find(form.Model)?.FullName ?? phone.Model;
        phone.EmergencyLocation = form.ClearEmergencyLocation ? null : InputRules.OrNull(form.EmergencyLocation) ?? phone.EmergencyLocation;
        phone.EmergencyCallback = form.ClearEmergencyCallback ? null : InputRules.OrNull(form.EmergencyCallback) ?? phone.EmergencyCallback;
    }

    /// <summary>Where what is stored and a form differ. An address is the same however it is written.</summary>
    public static ImmutableArray<FieldDifference> Differences(Phone now, PhoneForm yours) => OfficeSetUp.Differences(
        (nameof(yours.Mac), now.Mac, MacAddress.Parse(yours.Mac)), (nameof(yours.Model), now.Model, yours.Model),
        (nameof(yours.EmergencyLocation), now.EmergencyLocation, yours.EmergencyLocation),
        (nameof(yours.EmergencyCallback), now.EmergencyCallback, yours.EmergencyCallback));
}
