using Aggregator.Text.Search;
using Aggregator.Text.Spelling;
using Xunit;

namespace Aggregator.Tests.Text.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("لبنان", "للبنان")]
    [InlineData("لاجئين", "للاجئين")]
    [InlineData("حكومة", "وللحكومة")]
    [InlineData("للحكومة", "الحكومة")]
    [InlineData("شركة", "الشركات")]
    [InlineData("مباراة", "مباريات")]
    [InlineData("لاعبون", "لاعبين")]
    [InlineData("حكومة", "حكومتها")]
    [InlineData("\"رئيس الوزراء\"", "ورئيس الوزراء")]
    [InlineData("covid-19", "COVID 19")]
    public void A_query_finds_the_forms_of_its_word(string typed, string text) =>
        Assert.Equal([new TextRange(0, text.Length)], SearchHighlight.Find(text, SearchQuery.Parse(typed)));

    [Theory]
    [InlineData("سليمان", "سليم")]
    [InlineData("حسين", "حس")]
    [InlineData("مدرسة", "مدرس")]
    [InlineData("باريس", "اريس")]
    [InlineData("كتاب", "كتب")]
    [InlineData("رق", "ورق")]
    [InlineData("\"لاعب\"", "لاعبين")]
    public void A_query_does_not_find_another_word(string typed, string text) =>
        Assert.Empty(SearchHighlight.Find(text, SearchQuery.Parse(typed)));

    [Fact]
    public void A_hit_is_marked_in_the_original_with_its_marks()
    {
        const string Text = "قال إنَّ الـحُكُومَةَ استقالت";

        var range = Assert.Single(SearchHighlight.Find(Text, SearchQuery.Parse("حكومة")));

        Assert.Equal("الـحُكُومَةَ", Text.Substring(range.Start, range.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"\"")]
    [InlineData("?!*")]
    [InlineData("-مصر")]
    [InlineData("OR | أو")]
    public void A_query_without_a_wanted_word_is_refused_in_Arabic(string typed) =>
        Assert.Matches("[\u0621-\u064A]", Assert.IsType<SearchQuery.Refused>(SearchQuery.Parse(typed)).Sentence);

    [Fact]
    public void A_pasted_article_is_refused() =>
        Assert.IsType<SearchQuery.Refused>(SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("كلمة", 200_000))));
}
