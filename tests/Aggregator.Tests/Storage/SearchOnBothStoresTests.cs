using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract;
using Xunit;

namespace Aggregator.Tests.Storage;

/// <summary>FTS5 and Lucene are asked the same and answer the same.</summary>
public sealed class SearchOnBothStoresTests : IDisposable
{
    private static readonly string[] Composed =
    [
        "\"المجلس البلدي\"", "\"جلسته العادية\" بلدية", "بلدية OR جامعة", "بلدية أو جامعة -الجامعات", "المجلس -بلدية -إضراب", "عنوان:المطار", "title:المجلس",
        "عنوان:\"المجلس البلدي\"", "الخبر 7", "ناقش أسعار", "وزارة مستشفى", "-ميناء المجلس",
    ];

    private readonly TemporaryStore _sqlite = new(new StoreSettings { Engine = StoreEngine.Sqlite });
    private readonly TemporaryStore _liteDb = new(new StoreSettings { Engine = StoreEngine.LiteDb });

    public void Dispose()
    {
        _sqlite.Dispose();
        _liteDb.Dispose();
    }

    [Fact]
    public async Task Every_word_finds_the_same_articles_in_the_same_order_in_both_stores()
    {
        await SearchPairPromises.PublishAsync(_sqlite);
        await SearchPairPromises.PublishAsync(_liteDb);
        var found = 0;
        foreach (var typed in SearchPairs.All.Select(pair => pair.Typed).Distinct().Concat(Composed))
        {
            foreach (var query in Queries(typed))
            {
                var (one, other) = (await FoundAsync(_sqlite, query), await FoundAsync(_liteDb, query));
                Assert.True(one.SequenceEqual(other), $"{query.Search}: SQLite found {string.Join(' ', one)}; LiteDB found {string.Join(' ', other)}");
                found += one.Count;
            }
        }

        Assert.True(found > 1000, "The questions find too little to tell the stores apart.");
    }

    private static IEnumerable<ArticleQuery> Queries(string typed)
    {
        var query = SearchPairPromises.Query(typed);
        return
        [
            query,
            query with { Limit = 5 },
            query with { ByRelevance = true },
            query with { SourceIds = ["rabat", "amman"] },
            query with { SourceIds = ["amman"] },
            query with { Without = "الكهرباء" },
            query with { From = TemporaryStore.Noon.AddMinutes(-40) },
        ];
    }

    private static async Task<List<string>> FoundAsync(TemporaryStore store, ArticleQuery query) =>
        [.. (await store.LatestAsync(query)).Select(article => article.Article.Url.Segments[^1])];
}
