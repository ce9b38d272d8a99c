using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories;

public sealed class RobustnessTests
{
    /// <summary>Originals, copies, cut copies, updates and flashes over ten days, from sources in random order.</summary>
    private static List<GroupingArticle> News(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(id =>
        {
            var origin = random.Next(1, 1 + (count / 2));
            var words = InventedArticles.Text(unchecked(seed + origin), 60).Split(' ');
            var body = random.Next(5) switch
            {
                0 => string.Join(' ', words.Take(25)),
                1 => InventedArticles.Text(-id, 20) + " " + string.Join(' ', words),
                2 => "لهذا اليوم " + string.Join(' ', words),
                3 => "",
                _ => string.Join(' ', words),
            };
            return InventedArticles.Article(id, InventedArticles.Text(unchecked(seed + origin), 6), body, $"s{random.Next(4)}", hours: (id * 240.0 / count) + random.Next(-2, 3));
        })];
    }

    [Fact]
    public void A_restart_at_any_point_gives_the_same_groups()
    {
        // The first seed once failed: flashes joined their story only after the restart.
        Assert.All([917380, .. Chance.Seeds(100)], seed =>
        {
            var news = News(seed, 80);
            var whole = new StoryGrouper();
            var undisturbed = news.Select(whole.Place).ToList();
            var cut = seed % news.Count;
            var restarted = new StoryGrouper();
            for (var at = 0; at < cut; at++)
            {
                restarted.Restore(new PlacedArticle(news[at], undisturbed[at]));
            }

            Assert.Equal(undisturbed.Skip(cut).Select(Place), news.Skip(cut).Select(restarted.Place).Select(Place));
        });
    }

    [Fact]
    public void A_restart_reads_only_the_last_weeks_and_still_gives_the_same_groups() =>
        Assert.All(Chance.Seeds(10), seed =>
        {
            // The ten days of news are stretched to forty.
            var news = News(seed, 200).ConvertAll(article => article with { At = InventedArticles.Morning + ((article.At - InventedArticles.Morning) * 4) });
            var whole = new StoryGrouper();
            var undisturbed = news.Select(whole.Place).ToList();
            var cut = 100 + (seed % 100);
            var since = StoryGrouper.RestoreFrom(news.Take(cut + 1).Max(article => article.At));
            var restarted = new StoryGrouper();
            for (var at = 0; at < cut; at++)
            {
                if (news[at].At >= since)
                {
                    restarted.Restore(new PlacedArticle(news[at], undisturbed[at]));
                }
            }

            Assert.Equal(undisturbed.Skip(cut).Select(Place), news.Skip(cut).Select(restarted.Place).Select(Place));
        });

    [Fact]
    public void A_flood_from_one_source_is_placed_within_bounds()
    {
        var grouper = new StoryGrouper();
        var words = InventedArticles.Text(3, 40);
        for (var id = 1; id <= 3_000; id++)
        {
            // The same words with another number: nearly the same text, and the same event.
            grouper.Place(InventedArticles.Article(id, $"نتيجة رقم {id}", $"{id} {words} {id * 7}", "sada", hours: id * .001));
        }

        Assert.Equal(3_000, grouper.Count);
        Assert.InRange(grouper.LiveStories, 1, 3_000);
    }

    [Fact]
    public void A_clock_that_was_years_ahead_does_not_stop_forgetting()
    {
        var grouper = new StoryGrouper(DuplicateRules.Measured with { MostOldTextsInRow = 50 });
        grouper.Place(InventedArticles.Article(1, "من المستقبل", InventedArticles.Text(1, 30), "sada", hours: 24 * 3650));
        for (var id = 2; id <= 1000; id++)
        {
            grouper.Place(InventedArticles.Article(id, "خبر", InventedArticles.Text(id, 20), "sada", hours: id * 5));
        }

        Assert.True(grouper.Count < 2 * 7 * 24 / 5 + 120);
        Assert.True(grouper.LiveStories < 200);
    }

    [Fact]
    public void One_address_is_one_item_unless_the_page_is_used_for_another_text()
    {
        var grouper = new StoryGrouper();
        var text = InventedArticles.Text(1, 100);
        grouper.Place(InventedArticles.Article(1, "أول", text, "sada"));
        var part = string.Join(' ', text.Split(' ').Skip(60)) + " " + InventedArticles.Text(2, 60);

        var again = grouper.Place(InventedArticles.Article(2, "ثان", part, "sada", hours: 2) with { UrlKey = "sada.example/1" });
        var other = grouper.Place(InventedArticles.Article(3, "ثالث", InventedArticles.Text(3, 100), "sada", hours: 3) with { UrlKey = "sada.example/1" });
        var elsewhere = grouper.Place(InventedArticles.Article(4, "رابع", part.Replace("ا", "", StringComparison.Ordinal), "manar", hours: 3));

        Assert.Equal((1L, ExplanationKind.SameAddress), (again.DuplicateOf, Explanation.Parse(again.Explanation)?.Why));
        Assert.Null(other.DuplicateOf);
        Assert.Null(elsewhere.DuplicateOf);
    }

    [Fact]
    public void The_explanation_names_the_agency_that_an_article_credits()
    {
        var article = InventedArticles.Article(1, "أول", InventedArticles.Text(1, 100)) with { Credit = "رويترز" };

        Assert.Equal("رويترز", Explanation.Parse(new StoryGrouper().Place(article).Explanation)?.Credit);
    }

    [Fact]
    public void The_explanation_names_the_nearest_text_that_was_refused()
    {
        var grouper = new StoryGrouper();
        var background = InventedArticles.Text(4, 200);
        grouper.Place(InventedArticles.Article(1, "الخبر أمس", InventedArticles.Text(5, 60) + " " + background, "sada"));

        var update = grouper.Place(InventedArticles.Article(2, "الخبر اليوم", InventedArticles.Text(6, 60) + " " + background, "sada", hours: 20));

        var rejected = Explanation.Parse(update.Explanation)?.Rejected;
        Assert.Equal(1, rejected?.Other);
        Assert.True(rejected?.OfNew < rejected?.Needed);
    }

    private static (long?, long) Place(Placement placement) => (placement.DuplicateOf, placement.StoryId);

    [Theory]
    [InlineData("")]
    [InlineData("خبر")]
    [InlineData("؟!… ")]
    [InlineData("ﷻ")]
    public void A_text_of_hardly_a_word_is_placed(string text)
    {
        var grouper = new StoryGrouper();
        grouper.Place(InventedArticles.Article(1, text, text, "sada"));

        Assert.Null(grouper.Place(InventedArticles.Article(2, text, text, "manar", hours: 1)).DuplicateOf);
    }

    [Fact]
    public void A_flash_with_the_same_long_title_is_the_same_item_for_half_a_day()
    {
        var grouper = new StoryGrouper();
        grouper.Place(InventedArticles.Article(1, "زلزال بقوة ست درجات يضرب الساحل", "", "sada"));

        Assert.Equal(1, grouper.Place(InventedArticles.Article(2, "زلزال بقوّة ست درجات يضرب الساحل", "", "manar", hours: 2)).DuplicateOf);
        Assert.Null(grouper.Place(InventedArticles.Article(3, "زلزال بقوة ست درجات يضرب الساحل", "", "khabar", hours: 30)).DuplicateOf);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(15)]
    public void A_flash_of_a_few_words_with_the_same_title_and_text_is_the_same_item(int words)
    {
        var grouper = new StoryGrouper();
        var flash = InventedArticles.Text(words, words);
        grouper.Place(InventedArticles.Article(1, "زلزال بقوة ست درجات يضرب الساحل", flash, "sada"));

        Assert.Null(grouper.Place(InventedArticles.Article(2, "زلزال بقوة ست درجات يضرب الساحل", InventedArticles.Text(99, words), "ofoq", hours: 1)).DuplicateOf);
        Assert.Equal(1, grouper.Place(InventedArticles.Article(3, "زلزال بقوة ست درجات يضرب الساحل", flash, "manar", hours: 2)).DuplicateOf);
    }

    [Fact]
    public void A_book_is_placed_and_its_copy_found()
    {
        var book = InventedArticles.Text(1, 200_000);
        var grouper = new StoryGrouper();
        grouper.Place(InventedArticles.Article(1, "كتاب", book, "sada"));

        Assert.Equal(1, grouper.Place(InventedArticles.Article(2, "كتاب", book, "manar")).DuplicateOf);
    }

    [Fact]
    public void A_clock_that_runs_backwards_or_jumps_ahead_loses_no_copy()
    {
        var grouper = new StoryGrouper();
        grouper.Place(InventedArticles.Article(1, "خبر أول", InventedArticles.Text(1, 80), "sada"));
        grouper.Place(InventedArticles.Article(2, "من المستقبل", InventedArticles.Text(2, 80), "sada", hours: 24 * 3650));
        grouper.Place(InventedArticles.Article(3, "خبر ثان", InventedArticles.Text(3, 80), "sada", hours: -30));

        Assert.Equal(1, grouper.Place(InventedArticles.Article(4, "خبر أول", InventedArticles.Text(1, 80), "manar", hours: 1)).DuplicateOf);
        Assert.Equal(3, grouper.Place(InventedArticles.Article(5, "خبر ثان", InventedArticles.Text(3, 80), "manar", hours: 1)).DuplicateOf);
    }

    [Fact]
    public void The_thirtieth_copy_of_a_telegram_is_still_found()
    {
        var grouper = new StoryGrouper();
        var places = Enumerable.Range(1, 30)
            .Select(id => grouper.Place(InventedArticles.Article(id, "برقية تهنئة", InventedArticles.Text(5, 90), $"s{id}", hours: id * .1)))
            .ToList();

        Assert.All(places.Skip(1), place => Assert.Equal(1, place.DuplicateOf));
    }

    [Fact]
    public void Articles_older_than_the_window_are_forgotten()
    {
        var grouper = new StoryGrouper();
        for (var id = 1; id <= 400; id++)
        {
            grouper.Place(InventedArticles.Article(id, "خبر", InventedArticles.Text(id, 20), "sada", hours: id * 5));
        }

        Assert.True(grouper.Count < 2 * 7 * 24 / 5 + 10);
        Assert.Null(grouper.Place(InventedArticles.Article(500, "خبر", InventedArticles.Text(1, 20), "manar", hours: 2000)).DuplicateOf);
    }
}
