using Aggregator.Stories;
using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What the desk, the feeds and the fitting of rules read of decisions.</summary>
internal static class DeskRules
{
    /// <summary>The story that a number names: the number of an article that has gone elsewhere names the story in which it is now.</summary>
    public static long StoryNamed(IStoryRows rows, long number) => rows.Anchor(number) is not null ? number : rows.StoryOf(number) ?? number;

    /// <summary>Those of the decisions that are about the articles, undone ones too.</summary>
    /// <param name="all">In order of id.</param>
    /// <param name="articles">By number.</param>
    public static IReadOnlyList<EditorDecision> About(IReadOnlyList<EditorDecision> all, IReadOnlySet<long> articles) =>
        [.. all.Where(decision => DecisionForm.Concerned(decision, all).Any(articles.Contains))];

    /// <summary>What editors took away from readers, the latest first.</summary>
    /// <param name="hidden">Every article that an editor hid and that has a place in a story; <see cref="Removal.At"/> holds its last change.</param>
    /// <param name="all">Every decision.</param>
    /// <param name="limit">At most so many.</param>
    public static IReadOnlyList<Removal> Removed(IEnumerable<Removal> hidden, IReadOnlyList<EditorDecision> all, int limit)
    {
        var articles = all.OfType<EditorDecision.Hide>().ToLookup(hide => hide.Article, hide => hide.At);
        var stories = all.OfType<EditorDecision.HideStory>().ToLookup(hide => hide.StoryId, hide => hide.At);

        // A decision names a story by one of its articles, and stories may have been united since: the last word on either counts.
        return
        [
            .. hidden
                .Select(removal => removal with
                {
                    At = articles[removal.ArticleId].Concat(stories[removal.StoryId]).Concat(stories[removal.ArticleId]).DefaultIfEmpty(removal.At).Max(),
                })
                .OrderByDescending(removal => removal.At).ThenByDescending(removal => removal.ArticleId)
                .Take(limit),
        ];
    }

    /// <summary>What the standing decisions say of pairs of texts, in order of decision.</summary>
    /// <param name="all">Every decision, in order of id.</param>
    /// <param name="foundCopyOf">Whose copy the machine found an article to be.</param>
    /// <param name="read">Reads those of the articles that there are.</param>
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

        // What it was split off from is what the machine had found.
        EditorDecision.Split split when foundCopyOf(split.Article) is { } other => (split.Article, other, false),
        _ => null,
    };
}
