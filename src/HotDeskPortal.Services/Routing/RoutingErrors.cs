using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Routing;

/// <summary>There is no such destination (any more).</summary>
public sealed record UnknownDestination(int Id) : Error("unknown-destination", ErrorKind.NotFound);

/// <summary>A shared phone was entered as a member.</summary>
public sealed record HotDeskAsMember(ExtensionNumber Number) : Error("hot-desk-as-member", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Field => nameof(DestinationForm.Members);
}

/// <summary>A member that is none.</summary>
public sealed record UnknownMember(string Number) : Error("unknown-member", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Field => nameof(DestinationForm.Members);
}

/// <summary>A destination that calls itself.</summary>
public sealed record MemberOfItself(ExtensionNumber Number) : Error("member-of-itself", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Field => nameof(DestinationForm.Members);
}
