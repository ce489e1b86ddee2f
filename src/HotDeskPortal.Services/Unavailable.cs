using HotDeskPortal.Domain;

namespace HotDeskPortal.Services;

/// <summary>The database is not there, or too busy: nobody's fault, and trying again may work.</summary>
public sealed record Unavailable() : Error("temporarily-unavailable", "The service is temporarily unavailable. Try again in a moment.");
