using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Stories;

public sealed class StoryGrouperTests
{
    private readonly StoryGrouper _grouper = new();

    [Fact]
    public void A_copy_in_another_paper_is_a_duplicate_of_the_first_article()
    {
        var text = InventedArticles.Text(1, 150);
        _grouper.Place(InventedArticles.Article(1, "افتتاح الميناء الجديد", text, "sada"));

        var copy = _grouper.Place(InventedArticles.Article(2, "الميناء يفتح أبوابه", text, "manar", hours: 3));

        Assert.Equal(1, copy.DuplicateOf);
        Assert.Equal(1, copy.StoryId);
        Assert.NotNull(copy.Explanation);
    }

    [Fact]
    public void A_truncated_copy_is_found_whichever_comes_first()
    {
        var text = InventedArticles.Text(2, 300);
        var part = string.Join(' ', text.Split(' ').Take(90));
        _grouper.Place(InventedArticles.Article(1, "الجزء أولا", part, "sada"));

        Assert.Equal(1, _grouper.Place(InventedArticles.Article(2, "النص كاملا", text, "manar", hours: 1)).DuplicateOf);
    }

    [Fact]
    public void A_text_in_another_spelling_is_the_same_text()
    {
        var text = InventedArticles.Text(3, 120);
        _grouper.Place(InventedArticles.Article(1, "عنوان", text, "sada"));

        var respelled = text.Replace('ة', 'ه').Replace("ي", "ي\u0651", StringComparison.Ordinal);
        Assert.Equal(1, _grouper.Place(InventedArticles.Article(2, "عنوان", respelled, "manar")).DuplicateOf);
    }

    [Fact]
    public void Yesterdays_paragraphs_under_a_new_lead_of_the_same_paper_are_news()
    {
        var background = InventedArticles.Text(4, 200);
        _grouper.Place(InventedArticles.Article(1, "الخبر أمس", InventedArticles.Text(5, 60) + " " + background, "sada"));

        Assert.Null(_grouper.Place(InventedArticles.Article(2, "الخبر اليوم", InventedArticles.Text(6, 60) + " " + background, "sada", hours: 20)).DuplicateOf);
    }

    [Fact]
    public void The_next_days_edition_of_a_template_is_news_in_every_paper()
    {
        var template = InventedArticles.Text(8, 60);
        _grouper.Place(InventedArticles.Article(1, "الطقس", $"حالة الطقس المتوقعة لهذا اليوم {InventedArticles.Text(9, 12)} {template}", "sada"));

        var nextDay = $"حالة الطقس المتوقعة لهذا اليوم {InventedArticles.Text(10, 20)} {template}";
        Assert.Null(_grouper.Place(InventedArticles.Article(2, "الطقس", nextDay, "manar", hours: 24)).DuplicateOf);
        Assert.Equal(2, _grouper.Place(InventedArticles.Article(3, "الطقس غدا", nextDay, "khabar", hours: 25)).DuplicateOf);
    }

    [Fact]
    public void A_late_copy_that_names_the_same_day_is_a_copy()
    {
        var text = InventedArticles.Text(11, 80).Split(' ');
        var body = "أعلنت الوزارة اليوم الأربعاء " + string.Join(' ', text);
        _grouper.Place(InventedArticles.Article(1, "إعلان", body, "sada"));

        text[10] = text[25] = text[40] = text[55] = "تبديل";
        var late = "أعلنت الوزارة اليوم (الاربعاء) " + string.Join(' ', text);
        Assert.Equal(1, _grouper.Place(InventedArticles.Article(2, "إعلان", late, "manar", hours: 30)).DuplicateOf);
    }

    [Fact]
    public void The_same_article_placed_twice_keeps_its_place()
    {
        var text = InventedArticles.Text(12, 80);
        _grouper.Place(InventedArticles.Article(1, "عنوان", text, "sada"));
        var first = _grouper.Place(InventedArticles.Article(2, "عنوان", text, "manar"));
        var count = _grouper.Count;

        var again = _grouper.Place(InventedArticles.Article(2, "عنوان", text, "manar"));

        Assert.Equal((first.DuplicateOf, first.StoryId, count), (again.DuplicateOf, again.StoryId, _grouper.Count));
    }

    [Fact]
    public void Unrelated_articles_stay_apart()
    {
        var places = Enumerable.Range(1, 50)
            .Select(id => _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(1000 + id, 6), InventedArticles.Text(id, 120), $"s{id % 5}", hours: id)))
            .ToList();

        Assert.All(places, place => Assert.Null(place.DuplicateOf));
        Assert.Equal(50, places.Select(place => place.StoryId).Distinct().Count());
    }
}
