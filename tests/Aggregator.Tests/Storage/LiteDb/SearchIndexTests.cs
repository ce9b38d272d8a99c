using Aggregator.Storage;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Text.Search;
using Xunit;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>The search index in Lucene.</summary>
public sealed class SearchIndexTests : IDisposable
{
    private static readonly DateTimeOffset Noon = TemporaryStore.Noon;

    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-lucene-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("المدرسة", "افتتاح مدرسة جديدة في المدينة", true)]
    [InlineData("\"مجلس النواب\"", "صادق مجلس النواب على القانون", true)]
    [InlineData("\"مجلس النواب\"", "مجلس الوزراء يستقبل النواب", false)]
    [InlineData("عنوان:أمطار", "أمطار غزيرة في الشمال", true)]
    [InlineData("أمطار -غزيرة", "أمطار غزيرة في الشمال", false)]
    [InlineData("ثلوج OR أمطار", "أمطار غزيرة في الشمال", true)]
    public void A_query_finds_what_its_words_mean(string typed, string title, bool isFound)
    {
        using var index = new SearchIndex(_folder, "archive");
        index.Apply([Change(1, title, "تفاصيل أخرى من المكان")]);
        Assert.Equal(isFound ? [1] : [], Found(index, typed));
    }

    [Fact]
    public void A_phrase_does_not_go_across_from_the_headline_into_the_text()
    {
        using var index = new SearchIndex(_folder, "archive");
        index.Apply([Change(1, "صادق عليه مجلس", "النواب غائبون عن الجلسة")]);
        Assert.Empty(Found(index, "\"مجلس النواب\""));
    }

    [Fact]
    public void Hits_come_in_the_order_of_arrival_from_the_latest_on_through_many_merges()
    {
        using var index = new SearchIndex(_folder, "archive");
        for (var id = 1; id <= 6000; id++)
        {
            index.Apply([Change(id, id % 3 == 0 ? "أمطار في الشمال" : "هدوء في الجنوب", $"الخبر رقم {id}")]);
            if (id % 500 == 0)
            {
                index.Commit();
            }
        }

        var expected = Enumerable.Range(1, 6000).Where(id => id % 3 == 0).Select(id => (long)id).Reverse();
        Assert.Equal(expected, Found(index, "أمطار"));
    }

    [Fact]
    public void A_changed_article_is_found_by_its_new_words_only()
    {
        using var index = new SearchIndex(_folder, "archive");
        index.Apply([Change(1, "أمطار في الشمال", "نص"), Change(2, "رياح في الجنوب", "نص")]);
        index.Apply([Change(1, "ثلوج في الشمال", "نص") with { Change = 1 }]);
        Assert.Empty(Found(index, "أمطار"));
        Assert.Equal([1], Found(index, "ثلوج"));
    }

    [Fact]
    public void An_index_knows_after_a_kill_how_far_it_had_come()
    {
        using (var index = new SearchIndex(_folder, "archive"))
        {
            index.Apply([Change(1, "أمطار", "نص")]);
            index.Commit();
            index.Apply([Change(2, "أمطار", "نص")]);
        }

        using var again = new SearchIndex(_folder, "archive");
        Assert.Equal(1, again.Marker.Article);
        Assert.Equal([1], Found(again, "أمطار"));
    }

    [Fact]
    public void An_index_of_another_archive_begins_anew()
    {
        using (var index = new SearchIndex(_folder, "one"))
        {
            index.Apply([Change(1, "أمطار", "نص")]);
            index.Commit();
        }

        using var other = new SearchIndex(_folder, "other");
        Assert.Equal(0, other.Marker.Article);
        Assert.Empty(Found(other, "أمطار"));
    }

    [Fact]
    public void A_correction_with_an_old_time_does_not_end_a_search_early()
    {
        using var index = new SearchIndex(_folder, "archive");
        index.Apply([Change(1, "أمطار في الشمال", "نص"), Change(2, "أمطار في الجنوب", "نص")]);
        index.Apply([Change(1, "أمطار في الشمال والشرق", "نص") with { Change = 1 }]);
        var hits = Hits(index, "أمطار").ToList();
        Assert.Equal([1, 2], hits.Select(hit => hit.Id));
        Assert.True(hits[0].SeenAt >= Noon.AddMinutes(2).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_changed_article_is_found_once_by_an_index_that_was_made_again()
    {
        using var store = new TemporaryStore(new StoreSettings { Engine = StoreEngine.LiteDb });
        await store.RefreshAsync("rabat", TemporaryStore.Entry("1", title: "المجلس يناقش الميزانية"), TemporaryStore.Entry("2", title: "افتتاح الميناء"));
        await store.ScrapeAsync();
        await store.PlaceAsync();
        var later = Noon.AddHours(1);
        await store.RefreshAsync("rabat", later, TemporaryStore.Entry("1", title: "المجلس يؤجل الميزانية") with { Updated = later });
        await store.ScrapeAsync(later, claim => TemporaryStore.ArticleOf(claim, "نص آخر عن تأجيل الميزانية إلى الشهر المقبل بعد خلاف طويل في اللجنة المالية"));
        await store.PlaceAsync();
        store.Close();
        Directory.Delete(Path.Combine(store.Folder, "search"), recursive: true);
        store.Reopen();
        var found = await store.LatestAsync(new ArticleQuery { Search = "الميزانية" });
        Assert.Equal("المجلس يؤجل الميزانية", Assert.Single(found).Article.Title);
    }

    private static IndexChange Change(long id, string title, string text) => new(
        id, PreparedArticle.Of(TemporaryStore.ArticleOf("rabat", TemporaryStore.Entry($"{id}", title: title), text)), 0, Noon.AddMinutes(id), Noon.AddMinutes(id));

    private static List<long> Found(SearchIndex index, string typed) => [.. Hits(index, typed).Select(hit => hit.Id)];

    private static IEnumerable<IndexHit> Hits(SearchIndex index, string typed) => SearchQuery.Parse(typed) is SearchQuery.Match match
        ? NewestHits.Of(index.Searcher(), SearchExpression.Of(match, null, null))
        : [];
}
