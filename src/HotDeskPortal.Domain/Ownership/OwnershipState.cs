using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>An open session, as decisions see it.</summary>
public sealed record OpenSession(Guid Id, int HotDeskExtensionId, int UserId, DateTimeOffset StartedAt);

/// <summary>A person as a prompt names them.</summary>
public sealed record OwnerName(int UserId, ExtensionNumber Number, string Name);

/// <summary>The hot desk extension that is to change hands.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Number.</param>
/// <param name="PhoneId">Its phone; null: none, nobody can log in.</param>
/// <param name="Session">The session now open there.</param>
/// <param name="Owner">Whose session that is.</param>
public sealed record HotDeskState(int Id, ExtensionNumber Number, int? PhoneId, OpenSession? Session, OwnerName? Owner);

/// <summary>A session the claimant has elsewhere.</summary>
public sealed record ElsewhereSession(OpenSession Session, ExtensionNumber HotDesk);

/// <summary>The user who wants a phone.</summary>
/// <param name="Who">Name and number.</param>
/// <param name="IsActive">Not disabled.</param>
/// <param name="IsHotDeskingEnabled">May log in at hot desk extensions.</param>
/// <param name="HasOwnPhone">Has a phone of their own: while it is so, no login anywhere.</param>
/// <param name="Elsewhere">Sessions open at other hot desk extensions.</param>
public sealed record ClaimantState(
    OwnerName Who, bool IsActive, bool IsHotDeskingEnabled, bool HasOwnPhone, ImmutableArray<ElsewhereSession> Elsewhere);
