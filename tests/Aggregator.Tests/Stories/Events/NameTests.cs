using Aggregator.Stories;
using Aggregator.Stories.Events;
using Aggregator.Text.Spelling;
using Xunit;

namespace Aggregator.Tests.Stories.Events;

/// <summary>Papers spell foreign names in different ways.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("ماكونو", "مكونو")]
    [InlineData("ماكونو", "ميكونو")]
    [InlineData("ليغانيس", "ليجانيس")]
    [InlineData("ترامب", "ترمب")]
    [InlineData("زوكربيرغ", "زوكربرج")]
    [InlineData("بينفينتو", "بنيفنتو")]
    public void Two_spellings_of_one_name_in_a_text_are_two_words(string one, string other)
    {
        Assert.NotEqual(Key(one), Key(other));
        Assert.True(TermKey.AreAlike(Key(one), Key(other)));
    }

    [Theory]
    [InlineData("قال", "قول")]
    [InlineData("ملوك", "ملقا")]
    [InlineData("بحر", "بحار")]
    public void Different_words_are_not_alike(string one, string other) => Assert.False(TermKey.AreAlike(Key(one), Key(other)));

    [Theory]
    [InlineData("ماكونو", "ميكونو")]
    [InlineData("ليغانيس", "ليجانيس")]
    [InlineData("بوتشنيتش", "بتشنيتش")]
    [InlineData("غوتنبورغ", "جوتنبرج")]
    public void Two_reports_that_spell_the_name_in_two_ways_are_one_story(string one, string other)
    {
        var (story, explanation) = Second(one, other);

        Assert.Equal(1000, story);
        Assert.True(explanation?.Names >= 1);
        Assert.True(explanation?.Score >= explanation?.Needed);
    }

    [Fact]
    public void Two_different_names_give_two_stories() => Assert.Equal(1001, Second("ماكونو", "دورانتي").Story);

    /// <summary>Places two reports that have almost only the name in common.</summary>
    private static (long Story, Explanation? Why) Second(string one, string other)
    {
        var grouper = new StoryGrouper();
        for (var id = 1; id <= 60; id++)
        {
            grouper.Place(InventedArticles.Article(id, InventedArticles.Text(id, 7), InventedArticles.Text(100 + id, 90), $"s{id % 6}", hours: id * .05));
        }

        grouper.Place(Report(1000, one, "sada"));
        var placement = grouper.Place(Report(1001, other, "manar"));
        return (placement.StoryId, Explanation.Parse(placement.Explanation));
    }

    private static GroupingArticle Report(long id, string name, string source) => InventedArticles.Article(
        id, $"إعصار {name} {InventedArticles.Text((int)id, 3)}", $"العاصفة {name} {InventedArticles.Text(20 + (int)id, 12)} الميناء {name} {InventedArticles.Text(40 + (int)id, 12)}", source, hours: 4 + ((id - 1000) * .5));

    private static uint Key(string word) => TermKey.Of(LightStemmer.Stem(ArabicFolding.Fold(word)));
}
