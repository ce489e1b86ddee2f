using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>What a device answered is no passkey that can be taken.</summary>
internal sealed record PasskeyRefused() : Error("passkey-refused", ErrorKind.Invalid);
