using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Audit;

/// <summary>The audit log of the portal itself is for administrators and support.</summary>
public sealed record PortalAuditOnly() : Error("portal-audit-only", ErrorKind.Refused);
