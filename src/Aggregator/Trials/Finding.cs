using Aggregator.Text.Sentences;

namespace Aggregator.Trials;

/// <summary>One thing that is said about a tried source; its kind has a sentence in both languages.</summary>
/// <param name="Values">What the sentence names, in the order of the table.</param>
public sealed record Finding(FindingKind Kind, params IReadOnlyList<string> Values)
{
    public Sentence Sentence => Sentence.Of(Kind) with { Values = Values };

    /// <summary>The points that this part of the mark gets; null for what is no part of the mark.</summary>
    public int? Points { get; init; }

    /// <summary>The most points that this part may get; null for what is no part of the mark.</summary>
    public int? MostPoints { get; init; }
}

/// <summary>The kinds of findings. A kind has one sentence.</summary>
public enum FindingKind
{
    // The gate refuses.
    BadAddress,
    Unreachable,
    AskedToWait,
    DisallowedByRobots,
    Blocked,
    NeedsScripts,
    Parked,
    Gambling,
    CommentsFeed,
    OtherPaper,
    AlreadyFollowed,
    NotArabic,
    EmptyFeed,
    NoNews,
    NothingFound,

    // Parts of the mark.
    Bodies,
    ArabicShare,
    Recency,
    Dates,
    Host,
    Headlines,
    Boilerplate,
    Images,

    // Hints.
    WrongZone,
    WrongEncoding,
    ReadersAgree,
    ReadersDisagreeOnCount,
    ReadersDisagreeOnDates,
    ExcerptsOnly,
    HeadlinesOnly,
    DrawnByScripts,
    Paywall,
    PagesRefused,
    NoDates,
    UnreadableText,
    LimitReached,
    RulesProposed,
}
