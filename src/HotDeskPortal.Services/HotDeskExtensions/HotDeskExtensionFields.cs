using System.Collections.Immutable;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>What a hot desk extension's record and its forms have in common.</summary>
internal static class HotDeskExtensionFields
{
    /// <summary>Takes what a form says.</summary>
    public static void Take(HotDeskExtension hotDesk, HotDeskExtensionForm form)
    {
        hotDesk.Number = ExtensionNumber.Parse(form.Number.Trim());
        hotDesk.Description = form.Description.Trim();
        hotDesk.Floor = form.Floor.Trim();
        hotDesk.Desk = form.Desk.Trim();
        hotDesk.Scope = form.Scope;
        hotDesk.HasVoicemail = form.HasVoicemail;
        hotDesk.RingsAllPhones = form.RingsAllPhones;
        hotDesk.AssignedPerson = InputRules.OrNull(form.AssignedPerson);
        hotDesk.TemplateId = form.TemplateId;
    }

    /// <summary>Takes what the form for several says; what it leaves alone stays.</summary>
    public static void Take(HotDeskExtension hotDesk, HotDeskExtensionBulkForm form)
    {
        hotDesk.Floor = form.ClearFloor ? "" : form.Floor?.Trim() ?? hotDesk.Floor;
        hotDesk.TemplateId = form.ClearTemplate ? null : form.TemplateId ?? hotDesk.TemplateId;
        if (form.MendSettings)
            (hotDesk.Scope, hotDesk.HasVoicemail, hotDesk.RingsAllPhones, hotDesk.AssignedPerson) = (PortalScope.NoPortal, false, true, null);
    }

    /// <summary>A form that holds what is stored.</summary>
    public static HotDeskExtensionForm FormOf(HotDeskExtension hotDesk) => new()
    {
        Number = hotDesk.Number.Digits, Description = hotDesk.Description, Floor = hotDesk.Floor, Desk = hotDesk.Desk, Scope = hotDesk.Scope,
        HasVoicemail = hotDesk.HasVoicemail, RingsAllPhones = hotDesk.RingsAllPhones, AssignedPerson = hotDesk.AssignedPerson, TemplateId = hotDesk.TemplateId,
    };

    /// <summary>Where what is stored and a form differ.</summary>
    public static ImmutableArray<FieldDifference> Differences(HotDeskExtension now, HotDeskExtensionForm yours) => OfficeSetUp.Differences(FormOf(now), yours);
}
