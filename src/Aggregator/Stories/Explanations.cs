namespace Aggregator.Stories;

/// <summary>Writes down what the grouper compared.</summary>
internal static class Explanations
{
    private const int Decimals = 3;

    public static Explanation SameText(long article, DuplicateMatch match, DuplicateRules rules) => new()
    {
        Why = ExplanationKind.SameText,
        Other = match.Other,
        Score = Rounded(match.Score),
        OfNew = Rounded(match.OfNew),
        OfOther = Rounded(match.OfOther),
        Lead = Rounded(match.Lead),
        Needed = match.IsOtherEdition ? rules.NeedAcrossDays : match.Need,
        NeededLead = match.IsWithinSource ? rules.OwnLead : rules.Lead,
        ApartMinutes = Math.Round(match.Apart.TotalMinutes),
        First = match.Apart < TimeSpan.Zero ? article : match.Other,
    };

    public static Explanation SameEvent(EventMatch match) => new()
    {
        Why = ExplanationKind.SameEvent,
        Other = match.StoryId,
        Score = Rounded(match.Cosine),
        Needed = match.Threshold,
        ApartMinutes = Math.Round(match.Apart.TotalMinutes),
        First = match.StoryId,
    };

    public static Explanation SameTitle(long article, long other, TimeSpan apart) => new()
    {
        Why = ExplanationKind.SameTitle,
        Other = other,
        ApartMinutes = Math.Round(apart.TotalMinutes),
        First = apart < TimeSpan.Zero ? article : other,
    };

    public static Explanation Decided(EditorDecision? decision) =>
        new() { Why = ExplanationKind.Editor, By = decision?.By, Reason = decision?.Reason, Decision = decision?.Id };

    private static double Rounded(double value) => Math.Round(value, Decimals);
}
