using HotDeskPortal.Domain.HotDeskUsers;

namespace HotDeskPortal.Services.Ownership;

/// <summary>What a PIN check needs and no board tells, as it was read.</summary>
/// <param name="Pin">The hash of the user's PIN; null: none is set, or no such user.</param>
/// <param name="User">The user's count of wrong PINs; null: none.</param>
/// <param name="Phone">The phone's.</param>
/// <param name="Office">The office's.</param>
internal sealed record PinFacts(PinHash? Pin, PinGuardRow? User, PinGuardRow? Phone, PinGuardRow? Office)
{
    /// <summary>Of what they are: another user, phone or version of the office, or a count decided since, and they are outdated.</summary>
    public PinFactsKey? Key { get; init; }
}

/// <summary>What <see cref="PinFacts"/> are of.</summary>
/// <param name="UserId">The user; null: none.</param>
/// <param name="PhoneId">The phone.</param>
/// <param name="Version">The office's version: who sets a PIN takes one.</param>
/// <param name="Decided">How many checks this process had decided.</param>
internal readonly record struct PinFactsKey(int? UserId, int PhoneId, long Version, long Decided);
