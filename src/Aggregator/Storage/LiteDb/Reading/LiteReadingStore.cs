using Aggregator.Extraction.Revisions;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories;
using Aggregator.Text.Search;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary><see cref="IReadingStore"/> in LiteDB, with Lucene for searches.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="index">The search index.</param>
internal sealed class LiteReadingStore(LiteGate gate, SearchKeeper index) : IReadingStore
{
    public Task<IReadOnlyList<StoryArticle>> LatestArticlesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        !TryWords(query, out var words)
            ? Task.FromResult<IReadOnlyList<StoryArticle>>([])
            : gate.ReadAsync<IReadOnlyList<StoryArticle>>(
                session => words is null
                    ? ArticleLists.Latest(session, query, () => index.Searcher(session))
                    : SearchHits.Page(session, query, words, index.Searcher(session)),
                cancellationToken);

    public Task<IReadOnlyList<Story>> LatestStoriesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        !TryWords(query, out var words)
            ? Task.FromResult<IReadOnlyList<Story>>([])
            : gate.ReadAsync(session => StoryLists.Latest(session, query, words, () => index.Searcher(session)), cancellationToken);

    public Task<StoryArticle?> FindArticleAsync(long id, CancellationToken cancellationToken) => gate.ReadAsync(
        session => session.Find(ArticleDocument.Collection, id) is { } article && article.ContainsKey("story") && !article.Flag("hidden")
            ? ArticleLists.Read(session, article) with { Explanation = Explain(session, article) }
            : null,
        cancellationToken);

    public Task<Story?> FindStoryAsync(long id, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => StoryLists.Find(session, id), cancellationToken);

    public Task<IReadOnlyList<StoryArticle>> MembersAsync(long storyId, CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<StoryArticle>>(session => StoryLists.Members(session, storyId), cancellationToken);

    public Task<long> SettledAsync(CancellationToken cancellationToken) => gate.ReadAsync(
        session => session.Keys(UnplacedArticles.Collection, "_id", long.MinValue, long.MaxValue).Select(id => (long?)id.AsInt64 - 1).FirstOrDefault()
            ?? session.Keys(ArticleDocument.Collection, "_id", long.MinValue, long.MaxValue, isDescending: true).Select(id => id.AsInt64).FirstOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<StoryArticle>> ArrivedAsync(long after, long upTo, CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<StoryArticle>>(session => ArticleLists.Arrived(session, after, upTo), cancellationToken);

    public Task<Arrival?> FirstArrivalAsync(long after, CancellationToken cancellationToken) => gate.ReadAsync(
        session => session.Range(ArticleDocument.Collection, "_id", after + 1, long.MaxValue).Select(ReadArrival).FirstOrDefault(), cancellationToken);

    public Task<Arrival?> LastArrivalAsync(long upTo, CancellationToken cancellationToken) => gate.ReadAsync(
        session => session.Range(ArticleDocument.Collection, "_id", long.MinValue, upTo, isDescending: true).Select(ReadArrival).FirstOrDefault(),
        cancellationToken);

    public Task<long> VersionAsync(CancellationToken cancellationToken) => gate.ReadAsync(ChangeCounter.Read, cancellationToken);

    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<string>>(SectionDocument.Names, cancellationToken);

    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => HiddenArticles.Removed(session, limit), cancellationToken);

    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => RevisionDocument.All(session, articleId), cancellationToken);

    /// <param name="query">The query of the caller.</param>
    /// <param name="words">Null when the query has no search.</param>
    /// <returns>False when the search cannot be read; then nothing matches.</returns>
    private static bool TryWords(ArticleQuery query, out SearchQuery.Match? words)
    {
        var isAsked = !string.IsNullOrWhiteSpace(query.Search);
        words = isAsked ? SearchQuery.Parse(query.Search!) as SearchQuery.Match : null; // Search is not null, because it is not white space.
        return !isAsked || words is not null;
    }

    private static Explanation? Explain(LiteSession session, BsonDocument article) => ShownExplanation.Of(
        article.NumberOrNull("story") != article.NumberOrNull("found_story") || article.NumberOrNull("copy_of") != article.NumberOrNull("found_duplicate"),
        session.Find(ArticleDocument.Placements, article["_id"])?.TextOrNull("explanation"));

    private static Arrival ReadArrival(BsonDocument article) => new(article["_id"].AsInt64, article.Instant("first_seen"));
}
