using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;

namespace Aggregator.Stories;

/// <summary>Makes explanations from what the grouper compared.</summary>
internal static class Explanations
{
    private const int Decimals = 3;

    public static Explanation SameText(long article, DuplicateMatch match, DuplicateRules rules) => new()
    {
        Why = match.IsSameAddress ? ExplanationKind.SameAddress : ExplanationKind.SameText,
        Other = match.Other,
        Score = Rounded(match.Score),
        OfNew = Rounded(match.Pair.Overlap.OfNew),
        OfOther = Rounded(match.Pair.Overlap.OfOther),
        Lead = Rounded(match.Pair.IsWithinSource ? match.Pair.Overlap.OwnLead : match.Pair.Overlap.Lead),
        Needed = Needed(match, rules),
        NeededLead = match.IsSameAddress || match.Refused == Refusal.OtherDay ? null : match.Pair.IsWithinSource ? rules.OwnLead : rules.Lead,
        Refused = match.Refused,
        ApartMinutes = Math.Round(match.Pair.Apart.TotalMinutes),
        First = match.Pair.Apart < TimeSpan.Zero ? article : match.Other,
    };

    /// <summary>The JSON for most articles. It is made only once.</summary>
    public static string NothingNear { get; } = new Explanation { Why = ExplanationKind.New }.ToJson();

    /// <param name="match">The story that the article joins; null when it begins one.</param>
    public static Explanation Original(EventMatch? match) => match is null ? new Explanation { Why = ExplanationKind.New } : new()
    {
        Why = ExplanationKind.SameEvent,
        Other = match.Story.Id,
        Score = Rounded(match.Likeness),
        Needed = match.Threshold,
        ApartMinutes = Math.Round(match.Apart.TotalMinutes),
        First = match.Bridged is { } joined ? Math.Min(match.Story.FirstArticle, joined.Story.FirstArticle) : match.Story.FirstArticle,
        Names = match.Names == 0 ? null : match.Names,
        Joined = match.Bridged?.Story.Id,
    };

    /// <param name="article">The article that belongs to both stories.</param>
    /// <param name="match">The story that takes in the other story.</param>
    /// <param name="joined">The story that is taken in.</param>
    public static Explanation Bridge(long article, EventMatch match, EventMatch joined) => new()
    {
        Why = ExplanationKind.Bridge,
        Other = match.Story.Id,
        Through = article,
        Score = Rounded(joined.Likeness),
        Needed = joined.Threshold,
        ApartMinutes = Math.Round(joined.Apart.TotalMinutes),
        First = Math.Min(match.Story.FirstArticle, joined.Story.FirstArticle),
    };

    public static Explanation SameTitle(long article, long other, TimeSpan apart) => new()
    {
        Why = ExplanationKind.SameTitle,
        Other = other,
        ApartMinutes = Math.Round(apart.TotalMinutes),
        First = apart < TimeSpan.Zero ? article : other,
    };

    private static double Needed(DuplicateMatch match, DuplicateRules rules) => match switch
    {
        { IsSameAddress: true } => rules.SameAddress,
        { IsOfRoundUp: true } => rules.Whole,
        { Pair.IsOtherEdition: true } => Math.Max(rules.LeastShareAcrossDays, rules.LeastShareOf(match.Pair.IsWithinSource, match.Pair.Apart)),
        { Refused: Refusal.Background } => rules.LeastShareAfterHalfDay,
        { Refused: Refusal.First } => rules.Representative,
        _ => rules.LeastShareOf(match.Pair.IsWithinSource, match.Pair.Apart),
    };

    private static double Rounded(double value) => Math.Round(value, Decimals);
}
