using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Retention;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Settings;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.LiteDb.Settings;

/// <summary><see cref="IRemovedSourceStore"/> in LiteDB.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class LiteRemovedSources(LiteGate gate, ShownPolicy policy) : IRemovedSourceStore
{
    public Task<AdaptedArticles> AdaptAsync(string sourceId, Cursor? after, int limit, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            var articles = Newest(session, sourceId, after).Take(limit).ToList();
            var isRemoved = IsRemoved(session, sourceId);
            var rows = new LiteStoryRows(session);
            var stories = rows.FoundStoriesOf([.. articles.Where(article => article.IsHidden != isRemoved).Select(article => article.Id)]);
            var moved = StoryRenewal.Renew(rows, stories, policy, arrived: null, always: true);
            if (moved > 0)
            {
                ChangeCounter.Advance(session);
            }

            return new AdaptedArticles(
                moved, articles.Count == limit ? new Cursor(DateTimeOffset.FromUnixTimeMilliseconds(articles[^1].At), articles[^1].Id) : null);
        },
        cancellationToken);

    public Task<int> PurgeAsync(string sourceId, int articles, CancellationToken cancellationToken) => gate.WriteAsync(
        session => IsRemoved(session, sourceId) ? Purge(session, sourceId, articles) : 0, cancellationToken);

    private static bool IsRemoved(LiteSession session, string sourceId) => OperatorSourceDocument.WithoutArticles(session).ContainsKey(sourceId);

    private static IEnumerable<ArticleOrder> Newest(LiteSession session, string sourceId, Cursor? after) =>
        FollowedSource.All(session).TryGetValue(sourceId, out var source)
            ? session.Keys(
                ArticleDocument.Collection,
                ArticleOrder.PaperField,
                ArticleOrder.PaperKey(source.Number, long.MinValue, long.MinValue),
                ArticleOrder.PaperKey(source.Number, after?.At.ToUnixTimeMilliseconds() ?? long.MaxValue, after?.Id ?? long.MaxValue),
                isDescending: true).Select(ArticleOrder.ReadPaper)
            : [];

    private int Purge(LiteSession session, string sourceId, int articles)
    {
        var gone = Newest(session, sourceId, null).Where(article => article.IsHidden).Take(articles).Select(article => article.Id).ToHashSet();
        if (gone.Count == 0)
        {
            return 0;
        }

        var rows = new LiteStoryRows(session);
        var stories = rows.FoundStoriesOf(gone).Union(rows.Places(gone).Select(place => place.StoryId)).ToHashSet();
        foreach (var left in stories.SelectMany(story => LeftCopies.Of(rows.Found(story, int.MaxValue, []), gone)).ToList())
        {
            Move(session, left, gone);
        }

        foreach (var article in gone)
        {
            ArticleRemoval.Delete(session, article, KeptForEver.PurgedNote);
        }

        StoryRenewal.Renew(rows, stories, policy, arrived: null, always: true);
        ChangeCounter.Advance(session);
        return gone.Count;
    }

    private static void Move(LiteSession session, FoundPlace left, HashSet<long> gone)
    {
        if (session.Find(ArticleDocument.Collection, left.Id) is not { } article)
        {
            return;
        }

        article.Put("found_copy", left.CopyOf);
        article.Put("found_duplicate", left.DuplicateOf);
        if (article.NumberOrNull("copy_of") is { } shown && gone.Contains(shown))
        {
            article.Remove("copy_of");
        }

        LiteStoryRows.Save(session, article);
    }
}
