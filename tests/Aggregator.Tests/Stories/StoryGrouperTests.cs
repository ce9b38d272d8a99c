using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Stories;

public sealed class StoryGrouperTests
{
    private readonly StoryGrouper _grouper = new();

    [Fact]
    public void A_copy_in_another_paper_is_the_first_ones_text()
    {
        var text = Newsroom.Text(1, 150);
        _grouper.Place(Newsroom.Article(1, "افتتاح الميناء الجديد", text, "sada"));

        var copy = _grouper.Place(Newsroom.Article(2, "الميناء يفتح أبوابه", text, "manar", hours: 3));

        Assert.Equal(1, copy.DuplicateOf);
        Assert.Equal(1, copy.StoryId);
        Assert.NotNull(copy.Explanation);
    }

    [Fact]
    public void A_truncated_copy_is_found_whichever_comes_first()
    {
        var text = Newsroom.Text(2, 300);
        var part = string.Join(' ', text.Split(' ').Take(90));
        _grouper.Place(Newsroom.Article(1, "الجزء أولا", part, "sada"));

        Assert.Equal(1, _grouper.Place(Newsroom.Article(2, "النص كاملا", text, "manar", hours: 1)).DuplicateOf);
    }

    [Fact]
    public void Other_spelling_is_the_same_text()
    {
        var text = Newsroom.Text(3, 120);
        _grouper.Place(Newsroom.Article(1, "عنوان", text, "sada"));

        var respelled = text.Replace('ة', 'ه').Replace("ي", "ي\u0651", StringComparison.Ordinal);
        Assert.Equal(1, _grouper.Place(Newsroom.Article(2, "عنوان", respelled, "manar")).DuplicateOf);
    }

    [Fact]
    public void Yesterdays_paragraphs_under_a_new_lead_of_the_same_paper_are_news()
    {
        var background = Newsroom.Text(4, 200);
        _grouper.Place(Newsroom.Article(1, "الخبر أمس", Newsroom.Text(5, 60) + " " + background, "sada"));

        Assert.Null(_grouper.Place(Newsroom.Article(2, "الخبر اليوم", Newsroom.Text(6, 60) + " " + background, "sada", hours: 20)).DuplicateOf);
    }

    [Fact]
    public void Strangers_stay_apart()
    {
        var places = Enumerable.Range(1, 50)
            .Select(id => _grouper.Place(Newsroom.Article(id, Newsroom.Text(1000 + id, 6), Newsroom.Text(id, 120), $"s{id % 5}", hours: id)))
            .ToList();

        Assert.All(places, place => Assert.Null(place.DuplicateOf));
        Assert.Equal(50, places.Select(place => place.StoryId).Distinct().Count());
    }
}
