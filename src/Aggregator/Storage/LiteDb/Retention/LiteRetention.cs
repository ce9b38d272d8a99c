using System.Text;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Retention;

/// <summary><see cref="IRetentionStore"/> in LiteDB.</summary>
internal sealed class LiteRetention(LiteGate gate) : IRetentionStore
{
    public Task<OldTexts> OldTextsAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken) => gate.ReadAsync(
        session =>
        {
            // Only placed articles have a place in this order.
            var articles = session.Keys(
                ArticleDocument.Collection, ArticleOrder.Field, First(after), ArticleOrder.Key(before.ToUnixTimeMilliseconds(), long.MinValue))
                .Take(limit).Select(ArticleOrder.Read).ToList();
            var kept = KeptForEver.Of(DecisionDocument.All(session));
            var texts = articles.Where(article => !kept.Contains(article.Id)).Select(article => new OldText(
                article.Id, DateTimeOffset.FromUnixTimeMilliseconds(article.At), Bytes(session.Find(ArticleDocument.Bodies, article.Id))));
            return new OldTexts(
                [.. texts.Where(text => text.Bytes > 0)],
                articles.Count == limit ? new Cursor(DateTimeOffset.FromUnixTimeMilliseconds(articles[^1].At), articles[^1].Id) : null);
        },
        cancellationToken);

    public Task<int> RemoveTextsAsync(IReadOnlyList<long> articles, DateTimeOffset now, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            var kept = KeptForEver.Of(DecisionDocument.All(session));
            var removed = articles.Where(article => !kept.Contains(article)).Count(article => RemoveText(session, article, now));
            if (removed > 0)
            {
                ChangeCounter.Advance(session);
            }

            return removed;
        },
        cancellationToken);

    public Task<OldStories> OldStoriesAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken) => gate.ReadAsync(
        session =>
        {
            var first = after is null ? LiteKeys.Of(0, long.MinValue) : LiteKeys.Of(0, after.At.ToUnixTimeMilliseconds(), after.Id + 1);
            var stories = session.Keys(StoryDocument.Collection, StoryDocument.Newest, first, LiteKeys.Of(0, before.ToUnixTimeMilliseconds()))
                .Take(limit).Select(key => new Cursor(DateTimeOffset.FromUnixTimeMilliseconds(LiteKeys.At(key.AsBinary, 1)), LiteKeys.At(key.AsBinary, 2))).ToList();
            var kept = KeptForEver.Of(DecisionDocument.All(session));
            return new OldStories(
                [
                    .. stories.Select(story => new OldStory(story.Id, RemovableStory.Articles(session, story.Id, before, kept).Count))
                        .Where(story => story.Articles > 0),
                ],
                stories.Count == limit ? stories[^1] : null);
        },
        cancellationToken);

    public Task<int> RemoveStoriesAsync(IReadOnlyList<long> stories, DateTimeOffset before, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            var kept = KeptForEver.Of(DecisionDocument.All(session));
            var removed = stories.Sum(story => RemovableStory.Remove(session, story, before, kept));
            if (removed > 0)
            {
                ChangeCounter.Advance(session);
            }

            return removed;
        },
        cancellationToken);

    private static byte[] First(Cursor? after) =>
        after is null ? ArticleOrder.Key(long.MinValue, long.MinValue) : ArticleOrder.Key(after.At.ToUnixTimeMilliseconds(), after.Id + 1);

    private static long Bytes(BsonDocument? body) =>
        body is null ? 0 : Encoding.UTF8.GetByteCount(body["html"].AsString) + Encoding.UTF8.GetByteCount(body["text"].AsString);

    private static bool RemoveText(LiteSession session, long id, DateTimeOffset now)
    {
        if (session.Find(ArticleDocument.Collection, id) is not { } article || !article.ContainsKey("story")
            || session.Find(ArticleDocument.Bodies, id) is not { } body || body["text"].AsString.Length == 0)
        {
            return false;
        }

        // The article keeps the length of its text, so that the lead of its story does not change.
        (body["html"], body["text"]) = ("", "");
        session.Update(ArticleDocument.Bodies, body);
        RevisionDocument.RemoveTexts(session, id);
        if (session.Find(ArticleDocument.Placements, id) is { } placement)
        {
            placement.Remove("fingerprints");
            session.Update(ArticleDocument.Placements, placement);
        }

        ArticleChanges.Replace(session, id, PreparedArticle.Of(ArticleDocument.Read(article, body).Article), article.Instant("at"), now);
        return true;
    }
}
