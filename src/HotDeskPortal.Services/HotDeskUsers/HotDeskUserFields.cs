using System.Collections.Immutable;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>What a user's record and its forms have in common, but for the PIN, of which only a hash is stored.</summary>
internal static class HotDeskUserFields
{
    /// <summary>Takes what a form says.</summary>
    public static void Take(HotDeskUser user, HotDeskUserForm form)
    {
        user.Number = ExtensionNumber.Parse(form.Number.Trim());
        user.FirstName = form.FirstName.Trim();
        user.LastName = form.LastName.Trim();
        user.Email = InputRules.OrNull(form.Email);
        user.CallerIdName = InputRules.OrNull(form.CallerIdName);
        user.CallerIdNumber = InputRules.OrNull(form.CallerIdNumber);
        user.IsHotDeskingEnabled = form.IsHotDeskingEnabled;
        user.IsActive = form.IsActive;
    }

    /// <summary>Takes what the form for several says; what it leaves alone stays.</summary>
    public static void Take(HotDeskUser user, HotDeskUserBulkForm form)
    {
        user.CallerIdNumber = form.ClearCallerIdNumber ? null : InputRules.OrNull(form.CallerIdNumber) ?? user.CallerIdNumber;
        user.IsHotDeskingEnabled = form.IsHotDeskingEnabled ?? user.IsHotDeskingEnabled;
        user.IsActive = form.IsActive ?? user.IsActive;
    }

    /// <summary>A form that holds what is stored.</summary>
    public static HotDeskUserForm FormOf(HotDeskUser user) => new()
    {
        Number = user.Number.Digits, FirstName = user.FirstName, LastName = user.LastName, Email = user.Email, CallerIdName = user.CallerIdName,
        CallerIdNumber = user.CallerIdNumber, IsHotDeskingEnabled = user.IsHotDeskingEnabled, IsActive = user.IsActive,
    };

    /// <summary>Where what is stored and a form differ.</summary>
    public static ImmutableArray<FieldDifference> Differences(HotDeskUser now, HotDeskUserForm yours) =>
        OfficeSetUp.Differences(FormOf(now), yours, except: nameof(yours.NewPin));
}
