using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

/// <summary>When known paragraphs are a copy, and when they are background.</summary>
public sealed class DuplicateGuardTests
{
    private readonly StoryGrouper _grouper = new();
    private readonly string _first = InventedArticles.Text(1, 140);

    [Fact]
    public void An_update_that_repeats_the_whole_text_of_its_own_paper_is_news()
    {
        Place(1, _first, "sada", 0);
        Assert.Equal(Refusal.Share, Refused(Place(2, _first + " " + InventedArticles.Text(2, 120), "sada", 2)));
        Assert.Equal(1, Place(3, _first + " " + InventedArticles.Text(3, 20), "sada", 3).DuplicateOf);
    }

    [Fact]
    public void Next_days_report_of_another_paper_over_known_background_is_news()
    {
        Place(1, _first, "sada", 0);
        Assert.Equal(Refusal.Background, Refused(Place(2, InventedArticles.Text(2, 120) + " " + _first, "manar", 20)));
    }

    [Fact]
    public void Two_forecasts_of_one_paper_need_the_same_share_as_any_two_texts_of_one_paper()
    {
        var (template, slots) = (InventedArticles.Text(7, 120).Split(' '), new[] { 20, 47, 74, 101, 115 });
        string Day(string word) => "حالة الطقس المتوقعة لهذا اليوم " + string.Join(' ', template.Select((text, at) => slots.Contains(at) ? word : text));

        Place(1, Day("مستقر"), "sada", 0);
        Assert.Equal(Refusal.Share, Refused(Place(2, Day("ممطر"), "sada", 30)));
    }

    [Fact]
    public void A_late_copy_that_begins_as_the_first_does_is_a_copy()
    {
        Place(1, _first, "sada", 0);
        Assert.Equal(1, Place(2, _first + " " + InventedArticles.Text(2, 120), "manar", 20).DuplicateOf);
    }

    [Fact]
    public void A_late_copy_cut_at_the_front_is_a_copy()
    {
        Place(1, _first, "sada", 0);
        Assert.Equal(1, Place(2, string.Join(' ', _first.Split(' ')[50..]), "manar", 20).DuplicateOf);
    }

    [Fact]
    public void A_release_that_a_paper_cuts_and_opens_in_its_own_way_is_a_copy()
    {
        Place(1, _first, "sada", 0);
        var cut = InventedArticles.Text(2, 110) + " " + string.Join(' ', _first.Split(' ')[..100]);
        Assert.Equal(1, Place(2, cut, "manar", 3).DuplicateOf);
    }

    /// <summary>Two papers print the first paragraphs of a release, and each goes on with paragraphs of its own.</summary>
    [Theory]
    [InlineData(45, 1L)]
    [InlineData(35, null)]
    public void Two_papers_that_open_alike_have_one_text_when_they_share_two_fifths_of_it(int percent, long? copyOf)
    {
        var words = InventedArticles.Text(1, 200).Split(' ');
        var shared = string.Join(' ', words[..(words.Length * percent / 100)]);
        Place(1, string.Join(' ', words), "sada", 0);
        Assert.Equal(copyOf, Place(2, $"{shared} {InventedArticles.Text(2, 200 - (2 * percent))}", "manar", 1).DuplicateOf);
    }

    [Fact]
    public void A_statement_whose_key_word_is_edited_in_every_sentence_is_a_copy()
    {
        var words = InventedArticles.Text(5, 180).Split(' ');
        Place(1, string.Join(' ', words.Select((word, at) => at % 9 == 4 ? "تنظيم" : word)), "sada", 0);
        Assert.Equal(1, Place(2, string.Join(' ', words.Select((word, at) => at % 9 == 4 ? "عصابة" : word)), "manar", 1).DuplicateOf);
    }

    private static Refusal? Refused(Placement place)
    {
        Assert.Null(place.DuplicateOf);
        return Explanation.Parse(place.Explanation)?.Rejected?.Refused;
    }

    private Placement Place(long id, string body, string source, double hours) =>
        _grouper.Place(InventedArticles.Article(id, InventedArticles.Text((int)id + 500, 6), body, source, hours));
}
