using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>An import that writes must be repeatable without writing twice.</summary>
internal sealed record IdempotencyKeyMissing() : Error("idempotency-key-missing", ErrorKind.Invalid);

/// <summary>The key has been used for another file or mode.</summary>
internal sealed record IdempotencyKeyReused() : Error("idempotency-key-reused", ErrorKind.Unprocessable);
