using Aggregator.Stories;
using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What the desk, the feeds and the fitting of thresholds read from decisions.</summary>
internal static class DeskRules
{
    /// <summary>The story that a number means: the story itself, or else the story that contains the article of this
    /// number.</summary>
    public static long StoryNamed(IStoryRows rows, long number) => rows.Anchor(number) is not null ? number : rows.StoryOf(number) ?? number;

    /// <summary>The decisions about the articles, including undone ones.</summary>
    /// <param name="all">All decisions, in order of id.</param>
    /// <param name="articles">The numbers of the articles.</param>
    public static IReadOnlyList<EditorDecision> About(IReadOnlyList<EditorDecision> all, IReadOnlySet<long> articles) =>
        [.. all.Where(decision => DecisionForm.Concerned(decision, all).Any(articles.Contains))];

    /// <summary>The articles that editors have hidden, or whose source was removed, the latest first.</summary>
    /// <param name="hidden">All hidden articles that are in a story. <see cref="Removal.At"/> holds the last change of the
    /// article.</param>
    /// <param name="all">All decisions.</param>
    /// <param name="sources">The sources that were removed with their articles, and when.</param>
    /// <param name="limit">At most this many removals.</param>
    public static IReadOnlyList<Removal> Removed(
        IEnumerable<Removal> hidden, IReadOnlyList<EditorDecision> all, IReadOnlyDictionary<string, DateTimeOffset> sources, int limit)
    {
        var articles = all.OfType<EditorDecision.Hide>().ToLookup(hide => hide.Article, hide => hide.At);
        var stories = all.OfType<EditorDecision.HideStory>().ToLookup(hide => hide.StoryId, hide => hide.At);

        // A decision on a story names it by one of its articles, and stories may have been united later. So the last decision on
        // the article or on either number of its story counts.
        return
        [
            .. hidden
                .Select(removal => removal with
                {
                    At = articles[removal.ArticleId].Concat(stories[removal.StoryId]).Concat(stories[removal.ArticleId])
                        .Concat(sources.TryGetValue(removal.SourceId, out var at) ? [at] : Array.Empty<DateTimeOffset>())
                        .DefaultIfEmpty(removal.At).Max(),
                })
                .OrderByDescending(removal => removal.At).ThenByDescending(removal => removal.ArticleId)
                .Take(limit),
        ];
    }

    /// <summary>Pairs of texts on which a decision in force says whether they are the same, in the order of the
    /// decisions.</summary>
    /// <param name="all">All decisions, in order of id.</param>
    /// <param name="foundCopyOf">The article whose text the grouper found an article to copy; null for none.</param>
    /// <param name="read">Reads articles by number; articles that do not exist are left out.</param>
    public static IReadOnlyList<DecidedPair> Pairs(
        IReadOnlyList<EditorDecision> all, Func<long, long?> foundCopyOf, Func<IReadOnlyCollection<long>, IEnumerable<GroupingArticle>> read)
    {
        var pairs = EditorDecisions.Standing(all).Select(decision => Pair(decision, foundCopyOf)).OfType<(long One, long Other, bool IsSame)>().ToList();
        var articles = read([.. pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()]).ToDictionary(article => article.Id);
        return
        [
            .. from pair in pairs
               where articles.ContainsKey(pair.One) && articles.ContainsKey(pair.Other)
               select new DecidedPair(articles[Math.Max(pair.One, pair.Other)], articles[Math.Min(pair.One, pair.Other)], pair.IsSame),
        ];
    }

    private static (long One, long Other, bool IsSame)? Pair(EditorDecision decision, Func<long, long?> foundCopyOf) => decision switch
    {
        EditorDecision.Merge merge => (merge.Article, merge.Of, true),
        EditorDecision.Never never => (never.Article, never.Other, false),

        // The editor split the article off from the article that the grouper found it to copy.
        EditorDecision.Split split when foundCopyOf(split.Article) is { } other => (split.Article, other, false),
        _ => null,
    };
}
