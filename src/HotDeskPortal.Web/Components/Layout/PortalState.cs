using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Web.Components.Layout;

/// <summary>An office as the switcher offers it.</summary>
/// <param name="Key">The office's part of an address, as in <c>office/main/ownership</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsTraining">Nothing done there touches a real phone.</param>
public sealed record OfficeChoice(string Key, string Name, bool IsTraining)
{
    /// <summary>An office that is there.</summary>
    public static OfficeChoice Of(OwnershipBoard board) => new(board.Office.Key, board.Office.Name, board.Office.IsTraining);
}

/// <summary>What the frame of the portal knows about this circuit: the offices it may see and the one it looks at. Scoped.</summary>
public sealed class PortalState
{
    /// <summary>The offices this account may see, by name.</summary>
    public IReadOnlyList<OfficeChoice> Offices { get; private set; } = [];

    /// <summary>The office looked at, or <see langword="null"/> while there is none.</summary>
    public OfficeChoice? CurrentOffice { get; private set; }

    /// <summary>Tells that offices or the current one are others than before. Raised on the circuit's own context.</summary>
    public event EventHandler? Changed;

    /// <summary>Sets the offices; keeps the current one when it is still among them, else takes the first.</summary>
    public void SetOffices(IReadOnlyList<OfficeChoice> offices)
    {
        Offices = offices;
        CurrentOffice = offices.FirstOrDefault(office => office.Key == CurrentOffice?.Key) ?? (offices.Count > 0 ? offices[0] : null);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Makes an office the current one; <see langword="false"/> when it is not among <see cref="Offices"/>.</summary>
    public bool Choose(string key)
    {
        var office = Offices.FirstOrDefault(office => office.Key == key);
        if (office is null || office == CurrentOffice)
            return office is not null;

        CurrentOffice = office;
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }
}
