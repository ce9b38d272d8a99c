using Aggregator.Stories.Duplicates;

namespace Aggregator.Stories.Decisions;

/// <summary>Two articles of which an editor has decided whether they have the same text.</summary>
/// <param name="Article">The later article.</param>
/// <param name="Other">The earlier article.</param>
/// <param name="IsSame">What the editor decided.</param>
/// <param name="Score">See <see cref="PairScore.Between"/>.</param>
public sealed record LabelledPair(long Article, long Other, bool IsSame, PairScore Score);

/// <summary>How well rules agree with editors on the decided pairs.</summary>
/// <param name="Hidden">The number of pairs that the rules call one text.</param>
/// <param name="WronglyHidden">How many of the hidden pairs the editors call two texts.</param>
/// <param name="Missed">The number of pairs that the editors call one text and the rules do not.</param>
/// <param name="Precision">1 when no pair is hidden.</param>
/// <param name="Recall">1 when the editors call no pair one text.</param>
public sealed record RulesAgreement(int Hidden, int WronglyHidden, int Missed, double Precision, double Recall);

/// <summary>The rules that fit the editors' decisions best. It is only a proposal.</summary>
/// <param name="Pairs">The number of decided pairs.</param>
/// <param name="Rules">The proposed rules; the current rules when none are better.</param>
/// <param name="Before">The agreement of the current rules.</param>
/// <param name="After">The agreement of the proposed rules on the same pairs.</param>
/// <param name="Changes">The thresholds that change.</param>
public sealed record RulesProposal(
    int Pairs, DuplicateRules Rules, RulesAgreement Before, RulesAgreement After, IReadOnlyList<ThresholdChange> Changes);

/// <summary>A threshold that changes.</summary>
public sealed record ThresholdChange(string Name, double From, double To);

/// <summary>Fits the thresholds of the same text to the editors' decisions.</summary>
public static class RulesFit
{
    /// <summary>A wrongly hidden story counts three times, because it is worse than a duplicate that is shown.</summary>
    private const double CostOfWronglyHidden = 3;

    /// <summary>A threshold changes only when the cost falls by at least this much, because one decision may be chance.</summary>
    private const double LeastGain = 2;

    private const double Step = .01;

    /// <summary>How far a threshold may move from its measured value, because thousands of labelled pairs say more than a few dozen decisions.</summary>
    private const double Furthest = .15;

    internal static readonly Threshold[] Thresholds =
    [
        new(nameof(DuplicateRules.LeastShareBetweenSources), "Need", rules => rules.LeastShareBetweenSources, (rules, share) => rules with { LeastShareBetweenSources = share }),
        new(nameof(DuplicateRules.LeastShareWithinSource), "NeedWithinSource", rules => rules.LeastShareWithinSource, (rules, share) => rules with { LeastShareWithinSource = share }),
        new(nameof(DuplicateRules.LeastShareWithinSourceLater), "NeedWithinSourceLater", rules => rules.LeastShareWithinSourceLater, (rules, share) => rules with { LeastShareWithinSourceLater = share }),
        new(nameof(DuplicateRules.Whole), "Whole", rules => rules.Whole, (rules, share) => rules with { Whole = share }),
        new(nameof(DuplicateRules.Lead), "Lead", rules => rules.Lead, (rules, share) => rules with { Lead = share }),
        new(nameof(DuplicateRules.OwnLead), "OwnLead", rules => rules.OwnLead, (rules, share) => rules with { OwnLead = share }),
        new(nameof(DuplicateRules.LeastShareAcrossDays), "NeedAcrossDays", rules => rules.LeastShareAcrossDays, (rules, share) => rules with { LeastShareAcrossDays = share }),
    ];

    /// <param name="pairs">The decided pairs. When one pair was decided twice, the last decision counts.</param>
    /// <param name="current">The rules in force.</param>
    public static RulesProposal Propose(IEnumerable<LabelledPair> pairs, DuplicateRules current)
    {
        var decided = pairs.GroupBy(pair => (Math.Min(pair.Article, pair.Other), Math.Max(pair.Article, pair.Other))).Select(pair => pair.Last()).ToList();
        var rules = current;
        while (Better(decided, rules) is { } better)
        {
            rules = better;
        }

        return new RulesProposal(decided.Count, rules, Agreement(decided, current), Agreement(decided, rules), Changes(current, rules));
    }

    public static IReadOnlyList<ThresholdChange> Changes(DuplicateRules from, DuplicateRules to) =>
    [
        .. Thresholds.Where(threshold => threshold.Get(to) != threshold.Get(from))
            .Select(threshold => new ThresholdChange(threshold.Name, threshold.Get(from), threshold.Get(to))),
    ];

    public static RulesAgreement Agreement(IReadOnlyList<LabelledPair> pairs, DuplicateRules rules)
    {
        var hidden = pairs.Where(pair => pair.Score.Suffices(rules)).ToList();
        var wrongly = hidden.Count(pair => !pair.IsSame);
        var same = pairs.Count(pair => pair.IsSame);
        var found = hidden.Count - wrongly;
        return new RulesAgreement(hidden.Count, wrongly, same - found, Share(found, hidden.Count), Share(found, same));
    }

    /// <returns>The rules with the one change that helps most. Of equal changes it is the smallest. Null when no change helps enough.</returns>
    private static DuplicateRules? Better(List<LabelledPair> pairs, DuplicateRules rules)
    {
        var (best, least, shortest) = ((DuplicateRules?)null, Cost(pairs, rules) - LeastGain, 0.0);
        foreach (var threshold in Thresholds)
        {
            foreach (var value in Values(threshold.Get(DuplicateRules.Measured)))
            {
                var trial = threshold.Set(rules, value);
                var (cost, way) = (Cost(pairs, trial), Math.Abs(value - threshold.Get(rules)));
                if (cost < least || (cost == least && (best is null || way < shortest)))
                {
                    (best, least, shortest) = (trial, cost, way);
                }
            }
        }

        return best;
    }

    private static IEnumerable<double> Values(double measured) =>
        Enumerable.Range(-(int)(Furthest / Step), (2 * (int)(Furthest / Step)) + 1)
            .Select(step => Math.Round(measured + (step * Step), 2)).Where(value => value is > 0 and <= 1);

    private static double Cost(List<LabelledPair> pairs, DuplicateRules rules) =>
        pairs.Sum(pair => pair.Score.Suffices(rules) == pair.IsSame ? 0 : pair.IsSame ? 1 : CostOfWronglyHidden);

    private static double Share(int part, int whole) => whole == 0 ? 1 : part / (double)whole;

    /// <param name="StoredAs">The name in the data folder. It stays when the property gets another name, so that old data folders keep their thresholds.</param>
    internal sealed record Threshold(string Name, string StoredAs, Func<DuplicateRules, double> Get, Func<DuplicateRules, double, DuplicateRules> Set);
}
