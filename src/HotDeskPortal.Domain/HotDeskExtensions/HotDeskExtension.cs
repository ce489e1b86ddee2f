using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.HotDeskExtensions;

/// <summary>Who may use the phone system's own portal with an extension.</summary>
public enum PortalScope
{
    /// <summary>Nobody: what a hot desk extension wants.</summary>
    NoPortal,

    /// <summary>A basic user's portal (imported from a phone system).</summary>
    BasicUser,

    /// <summary>An office manager's portal (imported from a phone system).</summary>
    OfficeManager,
}

/// <summary>
/// The shared phone's own extension. It belongs to no person, has at most one phone and is never billed. The four settings
/// that hot desking needs start right; imported ones may differ and are flagged by readiness, never silently changed
/// (design/behaviour.md: Numbers, people and phones).
/// </summary>
public sealed class HotDeskExtension : Extension
{
    /// <summary>What people call it, for example <c>Window, left</c>.</summary>
    public string Description { get; set; } = "";

    /// <summary>The floor it stands on; groups the map.</summary>
    public string Floor { get; set; } = "";

    /// <summary>The desk it stands on, for example <c>1-A</c>.</summary>
    public string Desk { get; set; } = "";

    /// <summary>Portal scope; right is <see cref="PortalScope.NoPortal"/>.</summary>
    public PortalScope Scope { get; set; } = PortalScope.NoPortal;

    /// <summary>Whether it has a voicemail box; right is not.</summary>
    public bool HasVoicemail { get; set; }

    /// <summary>Whether the answering rule rings all of the user's phones; right is yes.</summary>
    public bool RingsAllPhones { get; set; } = true;

    /// <summary>Name of a person that the phone system has put on it; right is nobody.</summary>
    public string? AssignedPerson { get; set; }

    /// <summary>The template its phone is configured by; null: none yet.</summary>
    public int? TemplateId { get; set; }

    /// <summary>When something changed that its phone's configuration is made of.</summary>
    public DateTimeOffset ConfigurationChangedAt { get; set; }

    /// <summary>Password of its SIP account, encrypted; null: none generated yet.</summary>
    public string? ProtectedSipSecret { get; set; }
}
