using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Phones;

/// <summary>There is no such phone in this office (any more).</summary>
/// <param name="Id">Its id, where it was asked for by that.</param>
public sealed record UnknownPhone(int? Id = null) : Error("unknown-phone", ErrorKind.NotFound)
{
    /// <summary>The extension or MAC address that it was asked for by.</summary>
    public string? Called { get; init; }

    /// <inheritdoc/>
    public override string? Variant => Called is null ? null : nameof(Called);
}

/// <summary>A phone has that address already. Another office's phones are not told apart.</summary>
/// <param name="Mac">The address.</param>
/// <param name="At">Where the phone is; null: in stock, or in another office.</param>
public sealed record MacTaken(MacAddress Mac, ExtensionNumber? At = null) : Error("mac-taken", ErrorKind.Conflict)
{
    /// <summary>Whether the phone is another office's.</summary>
    public bool IsElsewhere { get; init; }

    /// <inheritdoc/>
    public override string Variant => IsElsewhere ? "Elsewhere" : At is null ? "InStock" : "Assigned";

    /// <inheritdoc/>
    public override string Field => nameof(PhoneForm.Mac);
}

/// <summary>A hot desk extension has at most one phone.</summary>
public sealed record HotDeskHasPhone(ExtensionNumber HotDesk, MacAddress Mac) : Error("has-phone", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Field => nameof(PhoneForm.ExtensionId);
}

/// <summary>Nothing of that id to which a phone could be assigned.</summary>
public sealed record NoPlaceForPhone(int Id) : Error("no-place-for-phone", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Field => nameof(PhoneForm.ExtensionId);
}

/// <summary>There is no such file any more: only the last few of each phone are kept.</summary>
public sealed record UnknownUpload(int Id) : Error("unknown-upload", ErrorKind.NotFound);
