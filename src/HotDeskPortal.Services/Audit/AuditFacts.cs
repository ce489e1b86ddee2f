using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Audit;

// What the verifier finds. Times are UTC.

/// <summary>No entry of a chain is left.</summary>
public sealed record ChainIsGone : Fact;

/// <summary>The note of where a chain ends is gone.</summary>
public sealed record ChainEndIsGone : Fact;

/// <summary>Somebody has changed the note of where a chain ends.</summary>
public sealed record ChainEndWasChanged : Fact;

/// <summary>A chain ended with another entry than this one.</summary>
public sealed record LastEntryIsAnother(long Number) : Fact;

/// <summary>Somebody has put an entry behind the end of a chain.</summary>
public sealed record EntryIsBeyondTheEnd(long Number, DateTime At) : Fact;

/// <summary>Somebody has changed an entry, or written one.</summary>
public sealed record EntryWasChanged(long Number, DateTime At) : Fact;

/// <summary>An entry does not follow on the one before it.</summary>
public sealed record EntryFollowsOnAnother(long Number, DateTime At) : Fact;

/// <summary>Entries are missing.</summary>
public sealed record EntriesAreMissing(long First, long Last) : Fact
{
    /// <inheritdoc/>
    public override string Variant => First == Last ? "One" : "Several";
}

/// <summary>The secret is not configured that something was sealed with.</summary>
public sealed record SealingSecretIsMissing(int Version) : Fact;
