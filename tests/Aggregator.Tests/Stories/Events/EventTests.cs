using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;
using Xunit;

namespace Aggregator.Tests.Stories.Events;

public sealed class EventTests
{
    private const string Event = "زلزال عنيف يضرب ساحل الجزيرة ويهدم مرفأ الصيادين القديم";

    private readonly StoryGrouper _grouper = new();

    /// <summary>Other news of the day, so that words have weights; then the event's first report, number 1000.</summary>
    public EventTests()
    {
        foreach (var article in OfTheDay())
        {
            _grouper.Place(article);
        }

        _grouper.Place(Report(1000, "sada", hours: 4, ownWords: 1));
    }

    private static IEnumerable<GroupingArticle> OfTheDay() => Enumerable.Range(1, 60)
        .Select(id => InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(100 + id, 90), $"s{id % 6}", hours: id * .05));

    [Fact]
    public void A_report_of_another_paper_joins_the_event_and_says_why()
    {
        var place = _grouper.Place(Report(1001, "manar", hours: 5, ownWords: 2));

        Assert.Equal((null, 1000L), (place.DuplicateOf, place.StoryId));
        var explanation = Explanation.Parse(place.Explanation);
        Assert.Equal((ExplanationKind.SameEvent, 1000L, 60.0), (explanation?.Why, explanation?.Other, explanation?.ApartMinutes));
        Assert.True(explanation?.Score >= explanation?.Needed);
    }

    /// <summary>Half of the later report's words stand in the text that the papers copied.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void The_words_of_an_event_weigh_as_much_when_forty_papers_copied_its_first_text(int copies)
    {
        var (first, own) = (InventedArticles.Text(900, 60).Split(' '), InventedArticles.Text(902, 60).Split(' '));
        for (var id = 2000; id <= 2000 + copies; id++)
        {
            _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(901, 6), string.Join(' ', first), $"paper{id}", hours: 5));
        }

        var later = string.Join(' ', first.Select((word, at) => at % 2 == 0 ? word : own[at]));
        Assert.Equal(2000, _grouper.Place(InventedArticles.Article(3000, InventedArticles.Text(903, 6), later, "manar", hours: 6)).StoryId);
    }

    [Fact]
    public void A_report_of_the_same_paper_is_less_alike_than_a_report_of_another_paper()
    {
        var same = Explanation.Parse(_grouper.Place(Report(1001, "sada", hours: 5, ownWords: 2)).Explanation)?.Score;
        var others = new EventTests()._grouper;

        var other = Explanation.Parse(others.Place(Report(1001, "manar", hours: 5, ownWords: 2)).Explanation)?.Score;

        Assert.NotNull(other);
        Assert.True(same is null || same < other * .75);
    }

    [Fact]
    public void Similar_words_two_days_later_are_another_event() =>
        Assert.Equal(1001, _grouper.Place(Report(1001, "manar", hours: 53, ownWords: 2)).StoryId);

    [Fact]
    public void An_article_three_days_after_the_beginning_of_a_story_begins_another()
    {
        var stories = Enumerable.Range(1, 5)
            .Select(number => _grouper.Place(Report(1000 + number, $"p{number}", hours: 4 + (number * 17), ownWords: 0)).StoryId)
            .ToList();

        Assert.Equal([1000, 1000, 1000, 1000, 1005], stories);
    }

    [Fact]
    public void A_great_event_with_one_article_in_six_is_one_story()
    {
        for (var number = 1; number <= 150; number++)
        {
            for (var other = 0; other < 5; other++)
            {
                var id = 10_000 + (number * 5) + other;
                _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(-id, 90), $"s{other}", hours: 4 + (number * .02)));
            }

            Assert.Equal(1000, _grouper.Place(Report(1000 + number, $"p{number}", hours: 4 + (number * .02), ownWords: 0)).StoryId);
        }
    }

    [Fact]
    public void A_full_story_takes_no_more_articles_and_the_next_story_says_that_it_continues_it()
    {
        var grouper = new StoryGrouper(DuplicateRules.Measured, EventRules.Measured with { MostArticles = 8 });
        foreach (var article in OfTheDay())
        {
            grouper.Place(article);
        }

        var stories = Enumerable.Range(0, 12).Select(number => grouper.Place(Report(1000 + number, $"p{number}", hours: 4 + (number * .002), ownWords: 0))).ToList();

        Assert.Equal(8, stories.Count(place => place.StoryId == 1000));
        var next = stories.First(place => place.StoryId != 1000);
        Assert.Equal((ExplanationKind.New, 1000L), (Explanation.Parse(next.Explanation)?.Why, Explanation.Parse(next.Explanation)?.Continues));
        Assert.All(stories.SkipWhile(place => place != next), place => Assert.Equal(next.StoryId, place.StoryId));
    }

    [Fact]
    public void One_story_continues_a_story_that_is_closed_by_its_age_also_after_a_restart()
    {
        var news = Enumerable.Range(1, 7).Select(number => Report(1000 + number, $"p{number}", hours: 4 + (number * 17), ownWords: 0)).ToList();
        var places = news.ConvertAll(_grouper.Place);

        Assert.Equal([1000, 1000, 1000, 1000, 1005, 1005, 1005], places.ConvertAll(place => place.StoryId));
        Assert.Equal([null, null, null, null, 1000, null, null], places.ConvertAll(place => place.Continues));
        var restarted = new StoryGrouper();
        foreach (var article in OfTheDay().Append(Report(1000, "sada", hours: 4, ownWords: 1)))
        {
            restarted.Restore(new PlacedArticle(article, new Placement { ArticleId = article.Id, StoryId = article.Id }));
        }

        news.Zip(places).ToList().ForEach(placed => restarted.Restore(new PlacedArticle(placed.First, placed.Second)));
        Assert.Equal(1005, restarted.Place(Report(1008, "p8", hours: 4 + (7 * 17) + 1, ownWords: 0)).StoryId);
    }

    [Fact]
    public void A_copy_belongs_to_the_story_of_what_it_copies()
    {
        var second = Report(1001, "manar", hours: 5, ownWords: 2);
        _grouper.Place(second);

        var copy = _grouper.Place(second with { Id = 1002, SourceId = "khabar", Title = "عنوان آخر", UrlKey = "khabar.example/1002" });

        Assert.Equal((1001L, 1000L), (copy.DuplicateOf, copy.StoryId));
    }

    [Fact]
    public void Old_stories_are_forgotten()
    {
        for (var day = 1; day <= 60; day++)
        {
            for (var number = 0; number < 20; number++)
            {
                var id = 2000 + (day * 20) + number;
                _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(-id, 60), $"s{number}", hours: (day * 24) + number));
            }
        }

        Assert.InRange(_grouper.LiveStories, 20, 20 * 4);
        Assert.InRange(_grouper.Count, 20 * 7, 20 * 15);
    }

    /// <summary>A report on the event with some words of its own.</summary>
    private static GroupingArticle Report(long id, string source, double hours, int ownWords) => InventedArticles.Article(
        id, $"{Event} {(ownWords == 0 ? "" : InventedArticles.Text(5000 + ownWords, 2))}",
        $"{InventedArticles.Text(6000 + (int)id, 12)} {Event} {InventedArticles.Text(7000 + (int)id, 10)}", source, hours);
}
