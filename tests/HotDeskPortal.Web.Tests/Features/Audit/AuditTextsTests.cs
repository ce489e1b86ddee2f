using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Features.Audit;
using static HotDeskPortal.Web.Tests.Texts.Telling;

namespace HotDeskPortal.Web.Tests.Features.Audit;

/// <summary>The audit log in words.</summary>
public sealed class AuditTextsTests
{
    private static readonly DateTime s_at = new(2026, 3, 2, 14, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Findings_AreToldInASentence() => ShouldTell(
        (new ChainIsGone(), "The whole chain is missing."),
        (new ChainEndIsGone(), "The record of where the chain ends is missing."),
        (new ChainEndWasChanged(), "The record of where the chain ends was changed."),
        (new LastEntryIsAnother(7), "Entry 7 is not the one the chain ended with."),
        (new EntryIsBeyondTheEnd(7, s_at), "Entry 7 of 2026-03-02 14:00:00Z comes after the end of the chain."),
        (new EntryWasChanged(1, s_at), "Entry 1 of 2026-03-02 14:00:00Z was changed, or was not written by the portal."),
        (new EntryFollowsOnAnother(2, s_at), "Entry 2 of 2026-03-02 14:00:00Z does not follow the one before it."),
        (new EntriesAreMissing(3, 3), "Entry 3 is missing."),
        (new EntriesAreMissing(1, 2), "Entries 1 to 2 are missing."),
        (new SealingSecretIsMissing(1), "The secret of version 1 that sealed it is not configured (Pins:Keys), so it cannot be verified."));

    [Theory]
    [InlineData("Time zone")]
    [InlineData("Hot desk range, first")]
    [InlineData("E-mail")]
    [InlineData("The phone's own address")]
    [InlineData("One-time link")]
    [InlineData("a field of an older portal")]
    public void Field_ByItsStoredName_HasWords(string stored) => AuditTexts.Field(stored).ShouldBe(stored);

    [Fact]
    public void Actions_StandBesideTheirSubject()
    {
        Enum.GetValues<AuditAction>().Select(AuditTexts.Name).ShouldBe(
        [
            "Created", "Changed", "Deleted", "PIN set", "Logged out by someone else", "Locked", "Unlocked", "Signed in", "Sign-in failed", "API key denied", "Verified", "Exported",
            "Wrong PINs", "Session ended", "Secrets handed out",
        ]);
        AuditTexts.Done(AuditAction.LoggedOut).ShouldBe("Logged out");
        AuditTexts.Done(AuditAction.Unlocked).ShouldBe("Unlocked");
    }
}
