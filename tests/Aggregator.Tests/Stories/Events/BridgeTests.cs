using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Stories.Events;

/// <summary>Two reports without common words are one event when a third report has the words of both.</summary>
public sealed class BridgeTests
{
    private const string Fire = "حريق هائل يلتهم مستودع الأخشاب القديم على رصيف النهر";
    private const string Closing = "إغلاق جسر المدينة الشمالي بسبب الدخان الكثيف وتعطل قطارات الضواحي";

    private readonly StoryGrouper _grouper = new();

    /// <summary>Other news of the day, so that words have weights; then two reports that share no word.</summary>
    public BridgeTests()
    {
        for (var id = 1; id <= 60; id++)
        {
            _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(100 + id, 90), $"s{id % 6}", hours: id * .05));
        }

        Assert.Equal(1000, Place(1000, Fire, "sada").StoryId);
        Assert.Equal(1001, Place(1001, Closing, "manar").StoryId);
    }

    [Fact]
    public void A_third_article_that_belongs_to_both_joins_them_and_says_why()
    {
        var third = Place(1002, $"{Fire} {Closing}", "khabar");

        Assert.Equal(1000, third.StoryId);
        Assert.Equal(1001, third.Joined?.StoryId);
        Assert.Equal([1001], third.Joined?.Articles);
        var why = Explanation.Parse(third.Explanation);
        Assert.Equal((ExplanationKind.SameEvent, 1000L, 1001L), (why?.Why, why?.Other, why?.Joined));
        var moved = Explanation.Parse(third.Joined?.Explanation);
        Assert.Equal((ExplanationKind.Bridge, 1000L, 1002L, 1000L), (moved?.Why, moved?.Other, moved?.Through, moved?.First));
        Assert.True(moved?.Score >= moved?.Needed);
    }

    [Fact]
    public void Later_reports_on_either_belong_to_the_joined_story()
    {
        Place(1002, $"{Fire} {Closing}", "khabar");

        Assert.Equal(1000, Place(1003, Closing, "ufuq").StoryId);
        Assert.Equal(1000, Place(1004, Fire, "nahar").StoryId);
    }

    [Fact]
    public void A_copy_is_in_the_story_to_which_its_original_moved()
    {
        Place(1002, $"{Fire} {Closing}", "khabar");

        var copy = _grouper.Place(Report(1001, Closing, "manar") with { Id = 1003, SourceId = "ufuq", UrlKey = "ufuq.example/1003" });

        Assert.Equal((1001L, 1000L), (copy.DuplicateOf, copy.StoryId));
    }

    [Fact]
    public void The_larger_story_keeps_its_number()
    {
        Place(1002, Closing, "ufuq");
        Place(1003, Closing, "nahar");

        var bridge = Place(1004, $"{Closing} {Fire}", "khabar");

        Assert.Equal(1001, bridge.StoryId);
        Assert.Equal(1000, bridge.Joined?.StoryId);
        Assert.Equal([1000], bridge.Joined?.Articles);
        Assert.Equal(1000, Explanation.Parse(bridge.Explanation)?.First);
    }

    [Fact]
    public void Two_stories_of_several_articles_are_not_joined()
    {
        (string Words, string Source)[] others = [(Fire, "a"), (Closing, "b"), (Fire, "c"), (Closing, "d"), (Fire, "e"), (Closing, "f")];
        for (var at = 0; at < others.Length; at++)
        {
            Place(1002 + at, others[at].Words, others[at].Source);
        }

        Assert.Null(Place(1010, $"{Fire} {Closing}", "khabar").Joined);
    }

    [Fact]
    public void A_restart_after_two_stories_were_joined_gives_the_same_places()
    {
        var news = new[] { Report(1000, Fire, "sada"), Report(1001, Closing, "manar"), Report(1002, Closing, "ufuq"), Report(1003, $"{Closing} {Fire}", "khabar") };
        var grouper = new StoryGrouper();
        var places = news.Select(article => grouper.Place(article)).ToArray();
        if (places[^1].Joined is { } joined)
        {
            places = [.. places.Select(place => joined.Articles.Contains(place.ArticleId) ? place with { StoryId = places[^1].StoryId } : place)];
        }

        var restarted = new StoryGrouper();
        foreach (var (article, place) in news.Zip(places))
        {
            restarted.Restore(new PlacedArticle(article, place));
        }

        Assert.Equal(grouper.LiveStories, restarted.LiveStories);
        Assert.Equal(grouper.Place(Report(1004, Fire, "nahar")).StoryId, restarted.Place(Report(1004, Fire, "nahar")).StoryId);
    }

    private Placement Place(long id, string words, string source) => _grouper.Place(Report(id, words, source));

    private static GroupingArticle Report(long id, string words, string source) => InventedArticles.Article(
        id, words, $"{words} {InventedArticles.Text((int)id, 8)}", source, hours: 4 + ((id - 1000) * .2));
}
