using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Text.Spelling;
using Xunit;

namespace Aggregator.Tests.Stories.Duplicates;

/// <summary>Texts that contain other texts: an agency's release in parts, news in brief, press reviews.</summary>
public sealed class RoundUpTests
{
    private readonly StoryGrouper _grouper = new();

    /// <summary>Other news of the day, so that words have weights.</summary>
    public RoundUpTests()
    {
        for (var id = 101; id <= 160; id++)
        {
            _grouper.Place(InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(1000 + id, 90), $"p{id % 6}"));
        }
    }

    [Fact]
    public void A_release_in_two_parts_does_not_join_unrelated_articles()
    {
        var (first, second) = (InventedArticles.Text(1, 120), InventedArticles.Text(2, 110));
        var stranger = InventedArticles.Text(3, 100);
        Assert.Null(Placed(1, "قمة الساحل تفتتح أعمالها", first, "agency").DuplicateOf);
        Assert.Null(Placed(2, "قمة الساحل تفتتح أعمالها.. إضافة أولى", second, "agency").DuplicateOf);
        Assert.Equal(1, Placed(3, "افتتاح قمة الساحل", first + " " + second, "manar").DuplicateOf);
        Assert.Equal(1, Placed(4, "قمة الساحل", first + " " + second, "khabar").DuplicateOf);
        Assert.Equal(2, Placed(5, "قمة الساحل تفتتح أعمالها - إضافة أولى", second, "sada").DuplicateOf);
        Assert.Null(Placed(6, "خبر لا صلة له", stranger, "sada").DuplicateOf);
    }

    [Fact]
    public void The_second_part_of_a_release_is_found_in_a_paper_that_printed_it_whole_before()
    {
        var (first, second) = (InventedArticles.Text(1, 120), InventedArticles.Text(2, 110));
        Placed(1, "افتتاح قمة الساحل", first + " " + second, "manar");
        Assert.Equal(1, Placed(2, "قمة الساحل.. إضافة أولى", second, "agency").DuplicateOf);
    }

    [Fact]
    public void A_release_of_three_parts_on_one_event_is_no_round_up()
    {
        string[] parts = [InventedArticles.Text(1, 90), InventedArticles.Text(2, 90), InventedArticles.Text(3, 90)];
        const string title = "قمة الساحل تفتتح أعمالها في المدينة القديمة";
        for (var part = 0; part < 3; part++)
        {
            // The agency begins each part with the place and the subject.
            var place = Placed(part + 1, title, $"{title} {title} {parts[part]}", $"agency{part}");
            Assert.Equal(1, place.StoryId);
        }

        Assert.Equal(1, Placed(4, title, $"{title} {title} {string.Join(' ', parts)}", "manar").DuplicateOf);
    }

    [Fact]
    public void A_round_up_of_five_stories_is_no_copy_and_hides_none_of_the_stories()
    {
        var items = Items();
        for (var item = 0; item < items.Length; item++)
        {
            Assert.Null(Placed(item + 1, InventedArticles.Text(50 + item, 6), items[item], $"s{item}").DuplicateOf);
        }

        var roundUp = Placed(10, "هذا الصباح", string.Join(' ', items), "manar");
        Assert.Equal((null, 10L), (roundUp.DuplicateOf, roundUp.StoryId));
        Assert.True(Explanation.Parse(roundUp.Explanation)?.IsRoundUp);
        Assert.Equal(10, Placed(11, "صباح الخير", string.Join(' ', items), "khabar").DuplicateOf);
        for (var item = 0; item < items.Length; item++)
        {
            Assert.Equal(item + 1, Placed(20 + item, "نقلا عن الصحف", items[item], "sada").DuplicateOf);
        }
    }

    [Fact]
    public void Two_round_ups_with_some_common_items_are_not_copies()
    {
        var items = Items();
        Placed(1, "جولة الصحافة", string.Join(' ', items), "manar");
        Assert.Null(Placed(2, "موجز الأخبار", string.Join(' ', items[..3].Append(InventedArticles.Text(90, 60)).Append(InventedArticles.Text(91, 60))), "sada").DuplicateOf);
    }

    [Fact]
    public void An_item_of_a_round_up_is_not_hidden_when_its_full_report_comes_later()
    {
        var items = Items();
        Placed(1, "جولة في الصحافة: خمس قضايا", string.Join(' ', items), "manar");
        Assert.All(Enumerable.Range(0, 5), item => Assert.Null(Placed(2 + item, InventedArticles.Text(50 + item, 6), items[item], $"s{item}").DuplicateOf));
    }

    [Fact]
    public void An_item_from_the_middle_of_a_long_text_is_not_hidden_by_it_even_where_no_headline_names_the_form()
    {
        var items = Items();
        Placed(1, "هذا الصباح", string.Join(' ', items), "manar");
        Assert.All(Enumerable.Range(1, 4), item => Assert.Null(Placed(2 + item, InventedArticles.Text(50 + item, 6), items[item], $"s{item}").DuplicateOf));
    }

    [Fact]
    public void A_round_up_joins_no_story_and_nothing_joins_it()
    {
        const string title = "زلزال عنيف يضرب ساحل الجزيرة ويهدم مرفأ الصيادين القديم";
        Placed(1, title, $"{title} {InventedArticles.Text(1, 20)}", "sada");
        Assert.Equal(2, Placed(2, $"موجز الأخبار: {title}", $"{title} {InventedArticles.Text(2, 20)}", "manar").StoryId);
        Assert.Equal(1, Placed(3, title, $"{title} {InventedArticles.Text(3, 20)}", "khabar").StoryId);
    }

    [Fact]
    public void A_restart_still_knows_a_round_up()
    {
        var items = Items();
        List<GroupingArticle> news =
        [
            .. items.Select((item, at) => InventedArticles.Article(at + 1, InventedArticles.Text(50 + at, 6), item, $"s{at}")),
            InventedArticles.Article(10, "هذا الصباح", string.Join(' ', items) + " " + InventedArticles.Text(70, 200), "manar"),
        ];
        var restarted = new StoryGrouper();
        news.ForEach(article => restarted.Restore(new PlacedArticle(article, _grouper.Place(article))));

        // If the round-up were forgotten, its second half would count as a copy of an article of another paper.
        var half = InventedArticles.Article(11, "نصفه الثاني", InventedArticles.Text(70, 200), "khabar");
        Assert.Null(_grouper.Place(half).DuplicateOf);
        Assert.Null(restarted.Place(half).DuplicateOf);
    }

    [Theory]
    [InlineData("جولة الصحافة ليوم الثلاثاء", true)]
    [InlineData("جولةٌ في الصّحف المغاربية", true)]
    [InlineData("النشرة المسائية: موجز الأنباء", true)]
    [InlineData("أهم الأخبار هذا الصباح", true)]
    [InlineData("جولة مفاوضات جديدة حول الملف المائي", false)]
    [InlineData("الصحافة تودع عميدها", false)]
    [InlineData("", false)]
    public void Two_words_of_a_headline_mark_a_round_up(string title, bool isNamed)
    {
        var words = new TokenHashes();
        words.Read(title, 32);
        Assert.Equal(isNamed, RoundUps.IsNamedIn(words.Hashes));
    }

    private static string[] Items() => [.. Enumerable.Range(1, 5).Select(seed => InventedArticles.Text(seed, 60))];

    private Placement Placed(long id, string title, string body, string source) =>
        _grouper.Place(InventedArticles.Article(id, title, body, source, hours: id * .2));
}
