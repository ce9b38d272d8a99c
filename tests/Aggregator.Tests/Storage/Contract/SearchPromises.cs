using Aggregator.Feeds;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class SearchPromises(TemporaryStore store)
{
    public async Task Hits_come_in_order_of_their_time_though_the_index_is_in_order_of_arrival()
    {
        for (var hour = 0; hour < 40; hour++)
        {
            // At each hour two articles arrive: one with the current date, one with an older date.
            var now = Noon.AddHours(hour);
            await store.RefreshAsync(
                "rabat", now, Entry($"new{hour}", title: "المجلس يناقش") with { Published = now }, Entry($"old{hour}", title: "المجلس يناقش") with { Published = now.AddDays(-hour % 7) });
            await store.ScrapeAsync(now);
            await store.PlaceAsync();
        }

        var seen = new List<long>();
        var query = new ArticleQuery { Search = "المجلس", Limit = 7 };
        while (await store.LatestAsync(query) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(article => article.Id));
            query = query with { After = new Cursor(page[^1].At, page[^1].Id) };
        }

        Assert.Equal((await store.LatestAsync(new ArticleQuery { Limit = 100 })).Select(article => article.Id), seen);
        Assert.Equal(80, seen.Count);
    }

    public async Task Source_and_time_are_asked_inside_the_index_and_the_hour_outside()
    {
        await store.PublishAsync("rabat", At("1", 0), At("2", -26), At("3", -24 * 40), At("4", -24 * 500));
        await store.PublishAsync("amman", At("5", -1, "amman.example"));
        Assert.Equal("5", await NamesAsync(new ArticleQuery { SourceIds = ["amman", "unknown"] }));
        Assert.Equal("5 2", await NamesAsync(new ArticleQuery { From = Noon.AddHours(-27), To = Noon.AddMinutes(-1) }));
        Assert.Equal("1 5 2", await NamesAsync(new ArticleQuery { From = Noon.AddHours(-27) }));
        Assert.Equal("3 4", await NamesAsync(new ArticleQuery { To = Noon.AddDays(-2) }));
        Assert.Equal("4", await NamesAsync(new ArticleQuery { From = Noon.AddDays(-800), To = Noon.AddDays(-41) }));
        Assert.Equal("", await NamesAsync(new ArticleQuery { From = Noon, To = Noon }));
        Assert.Equal("1 5 2 3 4", await NamesAsync(new ArticleQuery { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue }));
    }

    public async Task A_search_in_countries_finds_their_papers_only()
    {
        await store.PublishAsync("rabat", At("1", 0));
        await store.PublishAsync("amman", At("5", -1, "amman.example"));
        await store.Sources.SynchroniseAsync([Paper("amman") with { Country = "JO" }], Noon, Cancellation);
        Assert.Equal("5", await NamesAsync(new ArticleQuery { Countries = ["JO"] }));
        Assert.Equal("1", await NamesAsync(new ArticleQuery { Countries = ["MA"] }));
        Assert.Equal("1 5", await NamesAsync(new ArticleQuery { Countries = ["MA", "JO"] }));
        Assert.Equal("", await NamesAsync(new ArticleQuery { Countries = ["EG"] }));
        Assert.Equal("5", await NamesAsync(new ArticleQuery { Countries = ["JO"], Without = "السوق" }));
    }

    public async Task The_best_of_the_newest_hits_stand_first_when_asked_for_by_relevance()
    {
        await store.PublishAsync(
            "rabat",
            Entry("1", title: "الميناء يفتح أبوابه") with { Published = Noon.AddHours(-5) },
            Entry("2", title: "أخبار متفرقة من الميناء ومن السوق ومن المدينة") with { Published = Noon.AddHours(-1) },
            Entry("3", title: "جلسة عادية") with { Published = Noon },
            Entry("4", title: "الميناء يفتح أبوابه") with { Published = Noon.AddDays(-90) });
        Assert.Equal("2 1 4", await NamesAsync(new ArticleQuery { Search = "الميناء" }));
        var query = new ArticleQuery { Search = "الميناء OR يفتح", ByRelevance = true };
        Assert.Equal("1 2 4", await NamesAsync(query));
        var first = await store.LatestAsync(query with { Limit = 1 });
        Assert.Equal("2 4", await NamesAsync(query with { After = new Cursor(first[0].At, first[0].Id) }));
        Assert.Equal("2", await NamesAsync(query with { RankedHits = 1 }));
    }

    public async Task A_changed_article_is_found_by_its_new_words_and_still_by_its_source()
    {
        await store.PublishAsync("rabat", Entry("1", title: "المجلس يناقش"));
        await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "الميناء يفتح"));
        await store.ScrapeAsync(Noon.AddHours(1));
        Assert.Empty(await store.LatestAsync(new ArticleQuery { Search = "المجلس يناقش title:المجلس" }));
        Assert.Single(await store.LatestAsync(new ArticleQuery { Search = "الميناء", SourceIds = ["rabat"], To = Noon.AddDays(1) }));
    }

    public async Task A_phrase_is_found_only_where_its_words_stand_together()
    {
        await store.PublishAsync("rabat", Entry("1", title: "وزير التعليم يفتتح مدرسة"), Entry("2", title: "وزير الصحة يزور معهد التعليم"));
        Assert.Equal("1", await NamesAsync(new ArticleQuery { Search = "\"وزير التعليم\"" }));
        Assert.Equal(2, (await store.LatestAsync(new ArticleQuery { Search = "وزير التعليم" })).Count);
    }

    public async Task What_a_search_excludes_is_not_among_its_hits()
    {
        await store.PublishAsync("rabat", Entry("1", title: "المجلس يناقش ميزانية الطرق"), Entry("2", title: "المجلس يناقش ملف الحدائق"));
        Assert.Equal("2", await NamesAsync(new ArticleQuery { Search = "المجلس -ميزانية" }));
        Assert.Equal("1", await NamesAsync(new ArticleQuery { Search = "المجلس", Without = "الحدائق والمتاحف" }));
    }

    public async Task A_word_is_found_in_each_of_its_spellings()
    {
        await store.PublishAsync("rabat", Entry("1", title: "الرسّام أحمد يعرض لوحاته"), Entry("2", title: "لوحات للبيع"));
        Assert.Equal("1", await NamesAsync(new ArticleQuery { Search = "احمد" }));
    }

    public async Task The_words_of_a_text_are_found_and_not_only_those_of_its_headline()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim, claim.Entry.Id == "guid-1" ? "غمرت السيول الوادي ليلا." : null));
        await store.PlaceAsync();
        Assert.Equal("1", await NamesAsync(new ArticleQuery { Search = "السيول" }));
    }

    private static ParsedEntry At(string name, double hours, string host = "rabat.example") =>
        Entry(name, host, "المجلس يناقش") with { Published = Noon.AddHours(hours) };

    private async Task<string> NamesAsync(ArticleQuery query) => string.Join(
        ' ', (await store.LatestAsync(query with { Search = query.Search ?? "المجلس" })).Select(article => article.Article.Url.Segments[^1]));
}
