using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Chooses where a phone goes: a hot desk extension or a user; none is the stock.</summary>
public sealed partial class ExtensionPicker
{
    /// <summary>The office's directory.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    private Task ChooseAsync(DirectoryEntry? entry) => ValueChanged.InvokeAsync(entry?.Id);

    private Task<IEnumerable<DirectoryEntry>> SearchAsync(string? text, CancellationToken cancellation) => Task.FromResult(
        Directory.HotDesks.Cast<DirectoryEntry>().Concat(Directory.Users)
            .Where(e => string.IsNullOrWhiteSpace(text) || Words(e).Contains(text.Trim(), StringComparison.CurrentCultureIgnoreCase)));

    private static string Words(DirectoryEntry? entry) => entry switch
    {
        HotDeskEntry { Desk: "", Phone: null } => PhoneStrings.PickerHotDesk.With(entry.Number),
        HotDeskEntry { Desk: "" } => PhoneStrings.PickerHotDeskWithPhone.With(entry.Number),
        HotDeskEntry { Phone: null } hotDesk => PhoneStrings.PickerHotDeskAt.With(hotDesk.Number, hotDesk.Desk),
        HotDeskEntry hotDesk => PhoneStrings.PickerHotDeskAtWithPhone.With(hotDesk.Number, hotDesk.Desk),
        UserEntry user => PhoneStrings.PickerUser.With(user.Number, user.Name),
        _ => "",
    };
}
