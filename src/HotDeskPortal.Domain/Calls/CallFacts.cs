namespace HotDeskPortal.Domain.Calls;

/// <summary>A phone without owner dials emergency numbers and feature codes only.</summary>
public sealed record DialsEmergencyOnly : Fact;

/// <summary>A phone without owner dials numbers of the office only.</summary>
public sealed record DialsTheOfficeOnly : Fact;

/// <summary>What was dialled is no number, neither of the office nor outside.</summary>
public sealed record IsNoNumber(string Number) : Fact;

/// <summary>Every phone that would ring is in a call.</summary>
public sealed record EveryPhoneIsBusy : Fact;

/// <summary>The call leaves the office, under this caller ID; null: under that of a phone without owner.</summary>
public sealed record CallLeavesTheOffice(string Number, string? CallerName, string CallerNumber) : Fact
{
    /// <inheritdoc/>
    public override string Variant => CallerName is null ? "Free" : "Owned";
}

/// <summary>What an emergency call carries, which the simulator does not make.</summary>
public sealed record EmergencyCallIsSimulated(string? Location, string? Callback) : Routing.EmergencyCallFact(Location, Callback);

/// <summary>It has rung long enough.</summary>
public sealed record NobodyAnswered : Fact;
