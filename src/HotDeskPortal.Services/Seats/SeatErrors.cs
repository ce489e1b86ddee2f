using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Seats;

/// <summary>There is nothing to count in a month that has not begun.</summary>
public sealed record NoSuchMonth() : Error("no-such-month", ErrorKind.NotFound);
