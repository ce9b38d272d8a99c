using Aggregator.Extraction;
using Aggregator.Extraction.Revisions;
using Aggregator.Stories;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class RevisionPromises(TemporaryStore store)
{
    private const string Report =
        "قالت السلطات المحلية إن حريقا اندلع في سوق المدينة القديمة صباح الأحد وأسفر عن إصابة 12 شخصا بجروح متفاوتة.\n"
        + "وأضافت أن فرق الإطفاء سيطرت على النيران بعد ثلاث ساعات، وأن تحقيقا فتح لمعرفة الأسباب وتحديد المسؤوليات.";

    private const string Headline = "حريق في سوق المدينة القديمة";

    public async Task An_article_that_never_changed_has_one_state_and_no_history()
    {
        await SayAsync(0, Headline, Report);
        await SayAsync(1, Headline, Report);
        var only = Assert.Single(await HistoryAsync());
        Assert.Equal(new ArticleRevision(Headline, Report, Noon), only);
        Assert.Empty(HeadlineHistory.Of([only]));
    }

    public async Task Headlines_are_kept_with_the_hours_at_which_they_were_read()
    {
        await SayAsync(0, Headline, Report);
        await SayAsync(1, "السيطرة على حريق سوق المدينة القديمة", Report);
        await SayAsync(3, "السيطرة على حريق السوق وفتح تحقيق", Report);

        var changes = HeadlineHistory.Of(await HistoryAsync());
        Assert.Equal([Noon.AddHours(1), Noon.AddHours(3)], changes.Select(change => change.At));
        Assert.Equal((Headline, "السيطرة على حريق السوق وفتح تحقيق"), (changes[0].Before, changes[1].After));
        Assert.Contains(changes[1].Words, run => run is { Change: WordChange.Added, Text: "السوق وفتح تحقيق" });
        Assert.Equal(Noon.AddHours(3), (await ArticleAsync()).UpdatedAt);
    }

    public async Task A_corrected_word_is_kept_but_moves_no_updated()
    {
        await SayAsync(0, Headline, Report);
        var version = await store.Reading.VersionAsync(Cancellation);
        await SayAsync(1, Headline, Report.Replace("متفاوتة", "طفيفة", StringComparison.Ordinal));

        Assert.Equal(2, (await HistoryAsync()).Count);
        var article = await ArticleAsync();
        Assert.Equal(Noon, article.UpdatedAt);
        Assert.Contains("طفيفة", article.Article.BodyText, StringComparison.Ordinal);
        Assert.Equal(version + 1, await store.Reading.VersionAsync(Cancellation));
    }

    public async Task A_corrected_spelling_is_shown_and_is_no_revision()
    {
        await SayAsync(0, "حريق في سوق المدينه القديمة", Report);
        await SayAsync(1, Headline, Report);
        Assert.Single(await HistoryAsync());
        var article = await ArticleAsync();
        Assert.Equal((Headline, Noon), (article.Article.Title, article.UpdatedAt));
    }

    public async Task A_new_toll_moves_updated()
    {
        await SayAsync(0, Headline, Report);
        await SayAsync(2, Headline, Report.Replace("12", "17", StringComparison.Ordinal));
        Assert.Equal(Noon.AddHours(2), (await ArticleAsync()).UpdatedAt);
    }

    public async Task The_page_read_after_its_excerpt_is_told_to_readers_but_is_no_revision()
    {
        await SayAsync(0, Headline, "حريق في السوق يصيب 12 شخصا.", ExtractionMethod.FeedExcerpt);
        await SayAsync(1, Headline, Report);
        Assert.Single(await HistoryAsync());
        Assert.Equal(Noon.AddHours(1), (await ArticleAsync()).UpdatedAt);
    }

    public async Task An_article_rewritten_all_day_keeps_its_last_fifty_states()
    {
        await SayAsync(0, Headline, Report);
        for (var i = 1; i <= 60; i++)
        {
            // Each change uses another entry, because a store accepts only twelve changes of one entry.
            await SayAsync(i, $"{Headline}: {i} من المصابين", Report, name: $"{i}");
        }

        var history = await HistoryAsync();
        Assert.Equal(51, history.Count);
        Assert.Equal($"{Headline}: 60 من المصابين", history[^1].Title);
        Assert.Equal(Noon.AddHours(60), history[^1].SeenAt);
        Assert.Equal($"{Headline}: 10 من المصابين", history[0].Title);
    }

    public async Task Nothing_is_known_of_an_article_that_does_not_exist() =>
        Assert.Empty(await store.Reading.RevisionsAsync(4711, Cancellation));

    private Task<IReadOnlyList<ArticleRevision>> HistoryAsync() => store.Reading.RevisionsAsync(1, Cancellation);

    private async Task<StoryArticle> ArticleAsync() => Assert.Single(await store.LatestAsync());

    /// <summary>Puts an entry with these words into the feed, and reads its page.</summary>
    private async Task SayAsync(int hour, string title, string body, ExtractionMethod method = ExtractionMethod.Density, string name = "fire")
    {
        var now = Noon.AddHours(hour);
        var entry = Entry(name, title: title) with { Updated = now };
        await store.RefreshAsync("rabat", now, entry);
        await store.ScrapeAsync(now, claim => ArticleOf(claim, body) with { Method = method, CanonicalUrl = new Uri("https://rabat.example/news/fire") });
        await store.PlaceAsync();
    }
}
