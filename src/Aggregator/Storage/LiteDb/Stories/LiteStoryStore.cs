using System.Runtime.CompilerServices;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Reading;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary><see cref="IStoryStore"/> in LiteDB.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="shown">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class LiteStoryStore(LiteGate gate, ShownPolicy shown) : IStoryStore
{
    private const int RestoredAtOnce = 500;

    public Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<GroupingArticle>>(
            session =>
            {
                var ids = session.Keys(UnplacedArticles.Collection, "_id", after + 1, long.MaxValue).Select(id => id.AsInt64).Take(limit).ToList();
                var texts = ArticleDocument.Texts(session, ids);
                return
                [
                    .. ArticleLists.InOrder(session, ids)
                        .Select(article => ArticleDocument.ReadGrouping(article, texts.GetValueOrDefault(article["_id"].AsInt64))),
                ];
            },
            cancellationToken);

    public async IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await gate.ReadAsync(
            session => session.Keys(
                ArticleDocument.Collection, ArticleOrder.Field, ArticleOrder.Key(since.ToUnixTimeMilliseconds(), long.MinValue), ArticleOrder.Key(long.MaxValue, long.MaxValue))
                .Select(key => ArticleOrder.Read(key).Id).Order().ToList(),
            cancellationToken);
        foreach (var some in ids.Chunk(RestoredAtOnce))
        {
            foreach (var placed in await gate.ReadAsync(session => ArticleLists.InOrder(session, some).ToList().ConvertAll(article => Placed(session, article)), cancellationToken))
            {
                yield return placed;
            }
        }
    }

    public Task<DuplicateRules> RulesAsync(CancellationToken cancellationToken) => gate.ReadAsync(RulesDocument.Read, cancellationToken);

    public async Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
    {
        if (placements.Count > 0)
        {
            var explained = await gate.ReadAsync(session => CopiedPassages.Add(placements, articles => ArticleDocument.Texts(session, articles)), cancellationToken);
            await gate.WriteAsync(session => StoryKeeper.Place(session, explained, shown), cancellationToken);
        }
    }

    private static PlacedArticle Placed(LiteSession session, BsonDocument article)
    {
        var found = session.Find(ArticleDocument.Placements, article["_id"]);
        return new PlacedArticle(
            ArticleDocument.ReadGrouping(article, session.Find(ArticleDocument.Bodies, article["_id"])?["text"].AsString),
            new Placement
            {
                ArticleId = article["_id"].AsInt64,
                StoryId = article["found_story"].AsInt64,
                DuplicateOf = article.NumberOrNull("found_duplicate"),
                Explanation = found?.TextOrNull("explanation"),
                Fingerprints = found?.BytesOrNull("fingerprints"),
                CopyOf = article.NumberOrNull("found_copy"),
                Continues = article.NumberOrNull("found_continues"),
            });
    }
}
