using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Keypad;

/// <summary>A feature code was dialled.</summary>
/// <param name="Code">The code.</param>
/// <param name="Dialled">As dialled.</param>
/// <param name="Extension">The extension that the phone belongs to.</param>
/// <param name="IsHotDesk">Whether it is a hot desk phone; else it is a person's own.</param>
/// <param name="Owner">Who was logged in; null: nobody.</param>
public sealed record FeatureCodeDialled(FeatureCode Code, string Dialled, ExtensionNumber Extension, bool IsHotDesk, string? Owner) : Fact
{
    /// <inheritdoc/>
    public override string Variant => !IsHotDesk ? "OwnPhone" : Owner is null ? "Free" : "Owned";
}

/// <summary>An extension was entered.</summary>
public sealed record ExtensionEntered(string Keys) : Fact;

/// <summary>Nothing was entered in time.</summary>
public sealed record NothingEntered : Fact;

/// <summary>Something else was pressed than the key that confirms.</summary>
public sealed record NotConfirmed(string Key) : Fact;

/// <summary>The PIN was accepted; the owner was announced, where there is one.</summary>
public sealed record PinAccepted(string User, string? Owner) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Owner is null ? "Free" : "Owned";
}

/// <summary>The owner had changed since it was announced.</summary>
public sealed record OwnerHadChanged(string Owner) : Fact;

/// <summary>The user owns the phone.</summary>
public sealed record OwnershipTaken(ExtensionNumber HotDesk) : Fact;

/// <summary>The owner was logged out.</summary>
public sealed record OwnerLoggedOut(string Owner) : Fact;

/// <summary>The database was not there.</summary>
public sealed record DatabaseWasAway : Fact;

/// <summary>The caller hung up.</summary>
public sealed record CallerHungUp : Fact;
