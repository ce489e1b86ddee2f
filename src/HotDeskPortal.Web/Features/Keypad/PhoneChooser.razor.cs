using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>Chooses the phone to sit at: those of hot desk extensions, then people's own.</summary>
public sealed partial class PhoneChooser
{
    private List<PhoneChoice> choices = [];
    private OfficeDirectory? listed;
    private (OfficeDirectory?, string) drawn;

    /// <summary>The phones of the office.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    /// <summary>The phone that is chosen.</summary>
    [Parameter, EditorRequired] public string Phone { get; set; } = "";

    /// <summary>Another one was chosen.</summary>
    [Parameter] public EventCallback<string> OnChosen { get; set; }

    /// <summary>A phone, or the heading above several.</summary>
    private sealed record PhoneChoice(string? Number, string Text, bool IsDisabled = false);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(listed, Directory))
            return;
        listed = Directory;
        choices =
        [
            new PhoneChoice(null, KeypadStrings.ChooseHotDesks, true),
            .. Directory.HotDesks.Select(h => Choice(h.Number, h.Phone?.Model ?? KeypadStrings.ChooseNoPhone, h.Phone is null)),
            new PhoneChoice(null, KeypadStrings.ChooseOwnPhones, true),
            .. Directory.Users.Where(u => !u.OwnPhones.IsEmpty).Select(u => Choice(u.Number, u.Name)),
        ];
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => drawn != (Directory, Phone);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => drawn = (Directory, Phone);

    private static PhoneChoice Choice(ExtensionNumber number, string of, bool isDisabled = false) =>
        new(number.Digits, KeypadStrings.ChooseOne.With(number, of), isDisabled);
}
