using Aggregator.Text.Search;
using Xunit;
using static Aggregator.Storage.Sqlite.Search.FullTextExpression;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>A reader's query as an expression for SQLite's full-text index.</summary>
public sealed class FullTextExpressionTests
{
    [Fact]
    public void A_word_is_also_sought_with_prefixes_and_suffixes()
    {
        var match = Assert.IsType<SearchQuery.Match>(SearchQuery.Parse("الحكومة"));

        Assert.Contains("\"حكومه\"", Of(match), StringComparison.Ordinal);
        Assert.Contains("\"وحكومه\"", Of(match), StringComparison.Ordinal);
        Assert.Contains("\"لحكومه\"", Of(match), StringComparison.Ordinal);
    }

    [Fact]
    public void Exclusion_and_alternatives_become_operators()
    {
        var match = Assert.IsType<SearchQuery.Match>(SearchQuery.Parse("مصر OR ليبيا -كرة"));

        Assert.Matches("^\\(\\(.*\"مصر\".* OR .*\"ليبيا\".*\\)\\) NOT \\(.*\"كره\".*\\)$", Of(match));
    }

    [Fact]
    public void A_search_in_headlines_only_is_possible() =>
        Assert.StartsWith("(title : (", Of(Assert.IsType<SearchQuery.Match>(SearchQuery.Parse("عنوان:مصر"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"مصر")]
    [InlineData("مصر\" OR \"")]
    [InlineData("مصر AND NEAR(ليبيا, 3)")]
    [InlineData("title:\"مصر\"\"*")]
    [InlineData("«مصر» - ليبيا ^")]
    public void No_typed_character_becomes_syntax(string typed)
    {
        var match = Assert.IsType<SearchQuery.Match>(SearchQuery.Parse(typed));

        var outside = string.Concat(Of(match).Split('"').Where((_, at) => at % 2 == 0));
        Assert.Matches("^(\\(|\\)| OR | AND | NOT |title : )*$", outside);
    }

    [Fact]
    public void A_minus_before_an_unwanted_word_does_not_make_it_wanted()
    {
        var expression = Of(Assert.IsType<SearchQuery.Match>(SearchQuery.ParseAny("-مصر")));

        Assert.Contains("\"مصر\"", expression, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT", expression, StringComparison.Ordinal);
    }
}
