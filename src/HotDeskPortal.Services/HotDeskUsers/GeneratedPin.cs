using HotDeskPortal.Domain.HotDeskUsers;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>A PIN that was generated: shown once, to whoever asked for it.</summary>
/// <param name="Pin">The PIN; <see cref="Domain.HotDeskUsers.Pin.Reveal"/> gives its digits.</param>
public sealed record GeneratedPin(Pin Pin);
