using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Trials.Marks;

namespace Aggregator.Trials.Hints;

/// <summary>What the operator should know before the source is saved, beside the mark.</summary>
internal static class TrialHints
{
    private const double Most = 0.6;
    private const double Some = 0.2;

    public static IEnumerable<Finding> Of(TrialEvidence evidence, SecondOpinion? opinion)
    {
        var articles = evidence.Articles;
        if (evidence.Kind is SourceKind.Listing)
        {
            yield return new Finding(FindingKind.RulesProposed, Number(evidence.Entries.Count));
        }

        foreach (var (kind, share, has) in Tests)
        {
            var count = articles.Count(has);
            if (count > 0 && count >= share * articles.Count)
            {
                yield return new Finding(kind, Number(count), Number(articles.Count));
            }
        }

        if (opinion is not null)
        {
            yield return Of(opinion);
        }
    }

    private static readonly (FindingKind Kind, double Share, Func<TriedArticle, bool> Has)[] Tests =
    [
        (FindingKind.ExcerptsOnly, Most, tried => tried.Verdict is ArticleVerdict.Excerpt),
        (FindingKind.HeadlinesOnly, Most, tried => tried.Verdict is ArticleVerdict.Headline),
        (FindingKind.DrawnByScripts, Some, tried => tried.Rejection is RejectionReason.NeedsJavaScript),
        (FindingKind.Paywall, Some, tried => tried.Rejection is RejectionReason.Paywalled),
        (FindingKind.PagesRefused, Some, tried => tried.Failure is not null || tried.Rejection is RejectionReason.Blocked),
        (FindingKind.NoDates, Most, tried => (tried.Article?.Published ?? tried.AnnouncedAt) is null),
        (FindingKind.UnreadableText, Some, tried => tried.Verdict is ArticleVerdict.Garbled),
    ];

    private static Finding Of(SecondOpinion opinion) => opinion switch
    {
        { IsSame: true } => new Finding(FindingKind.ReadersAgree, Number(opinion.Feed.Entries.Count)),
        { IsSameCount: false } => new Finding(FindingKind.ReadersDisagreeOnCount, Number(opinion.Feed.Entries.Count), Number(opinion.Other.Entries.Count)),
        _ => new Finding(FindingKind.ReadersDisagreeOnDates, Number(opinion.Dates.Count), Number(opinion.Feed.Entries.Count)),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
