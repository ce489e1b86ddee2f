using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Domain.Lessons;

/// <summary>Things that services tell, and that a step of a lesson can wait for.</summary>
public enum LessonFactKind
{
    /// <summary>A feature code was dialled.</summary>
    Dialled,

    /// <summary>An extension was entered.</summary>
    ExtensionEntered,

    /// <summary>Silence: nothing was entered.</summary>
    NothingEntered,

    /// <summary>The PIN was accepted.</summary>
    PinAccepted,

    /// <summary>Extension or PIN was refused.</summary>
    PinRefused,

    /// <summary>Something else than 2 was pressed.</summary>
    NotConfirmed,

    /// <summary>The keypad call ended, with an outcome.</summary>
    CallEnded,

    /// <summary>Somebody owns the learner's phone now.</summary>
    LoggedIn,

    /// <summary>The login ended a colleague's session.</summary>
    TookOver,

    /// <summary>The login ended the user's session at another phone.</summary>
    Moved,

    /// <summary>The owner logged out at the learner's phone.</summary>
    LoggedOut,

    /// <summary>A user is locked after wrong PINs at the learner's phone.</summary>
    UserLocked,

    /// <summary>The learner's phone refuses after wrong PINs.</summary>
    PhoneLocked,

    /// <summary>A call from the learner's phone rings somewhere.</summary>
    Rang,

    /// <summary>A call from the learner's phone reached nobody: refused, voicemail or busy.</summary>
    NotReached,

    /// <summary>A call from the learner's phone was one to an emergency number.</summary>
    EmergencyCalled,

    /// <summary>A call at the learner's phone was answered.</summary>
    Answered,
}

/// <summary>What a lesson, or a step, wants the phone to be.</summary>
public enum LessonPhone
{
    /// <summary>A hot desk phone, owned or free.</summary>
    HotDesk,

    /// <summary>A hot desk phone that nobody owns.</summary>
    Free,

    /// <summary>A hot desk phone that somebody owns.</summary>
    Owned,

    /// <summary>A person's own phone.</summary>
    Own,
}

/// <summary>Something that happened at a learner's phone, as the service told it.</summary>
/// <param name="Kind">What.</param>
public sealed record LessonFact(LessonFactKind Kind)
{
    /// <summary>What the phone was, when a code was dialled.</summary>
    public LessonPhone? Phone { get; init; }

    /// <summary>The code dialled.</summary>
    public FeatureCode? Code { get; init; }

    /// <summary>How the call ended.</summary>
    public KeypadOutcome? Outcome { get; init; }

    /// <summary>What was called.</summary>
    public RouteKind? Called { get; init; }
}

/// <summary>A sentence in the languages it was written in.</summary>
/// <param name="ByLanguage">By language code; English is always there.</param>
public sealed record LessonText(ImmutableDictionary<string, string> ByLanguage)
{
    /// <summary>The language every text has.</summary>
    public const string Fallback = "en";

    /// <summary>The sentence in a language, or in English where it was not translated.</summary>
    public string In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage[Fallback];

    /// <summary>The same, with an office's feature codes in the places of <c>{login}</c> and <c>{logout}</c>.</summary>
    public string In(string language, FeatureCodes codes) => In(language)
        .Replace("{login}", codes.LogIn, StringComparison.Ordinal).Replace("{logout}", codes.LogOut, StringComparison.Ordinal);
}

/// <summary>One step: what to do, and the fact that ticks it off.</summary>
/// <param name="When">The fact; what it leaves open fits anything.</param>
/// <param name="Text">What to do.</param>
/// <param name="Hint">How, for who asks; null: the text says it all.</param>
public sealed record LessonStep(LessonFact When, LessonText Text, LessonText? Hint)
{
    /// <summary>Whether a fact is the one this step waits for.</summary>
    public bool IsDoneBy(LessonFact fact) =>
        When.Kind == fact.Kind
        && (When.Phone is not { } phone || phone == fact.Phone || (phone == LessonPhone.HotDesk && fact.Phone is LessonPhone.Free or LessonPhone.Owned))
        && (When.Code is null || When.Code == fact.Code)
        && (When.Outcome is null || When.Outcome == fact.Outcome)
        && (When.Called is null || When.Called == fact.Called);
}

/// <summary>A lesson at the simulated phone.</summary>
/// <param name="Key">Its name in addresses and files.</param>
/// <param name="Order">Its place in the list.</param>
/// <param name="Phone">The phone it starts at.</param>
/// <param name="Title">Its name.</param>
/// <param name="Intro">What one learns, and why.</param>
/// <param name="Steps">What to do, in order; at least one.</param>
public sealed record Lesson(
    string Key, int Order, LessonPhone Phone, LessonText Title, LessonText Intro, ImmutableArray<LessonStep> Steps);
