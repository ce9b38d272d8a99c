using Aggregator.Server.Web.Arabic;
using Xunit;

namespace Aggregator.Server.Tests.Web.Arabic;

/// <summary>Numbers and times in the words of Arabic readers.</summary>
public sealed class ArabicWordsTests
{
    [Theory]
    [InlineData(0, "٠ خبر")]
    [InlineData(1, "خبر واحد")]
    [InlineData(2, "خبران")]
    [InlineData(3, "٣ أخبار")]
    [InlineData(10, "١٠ أخبار")]
    [InlineData(11, "١١ خبرا")]
    [InlineData(99, "٩٩ خبرا")]
    [InlineData(100, "١٠٠ خبر")]
    [InlineData(102, "١٠٢ خبر")]
    [InlineData(103, "١٠٣ أخبار")]
    [InlineData(111, "١١١ خبرا")]
    public void The_noun_takes_the_form_that_its_number_demands(int number, string expected) =>
        Assert.Equal(expected, ArabicCount.Articles.Of(number));

    [Theory]
    [InlineData("/s/2", "قصة في صحيفتين")]
    [InlineData("/", "في صحيفتين")]
    public async Task Two_papers_are_in_the_genitive_after_a_preposition(string path, string expected)
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Store.Articles.RemoveAll(article => article.StoryId == 2 && article.Id is not (2 or 4));
        var page = await site.TextAsync(path);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain("في صحيفتان", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_line_names_the_day_where_it_is_not_today()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Assert.DoesNotContain("٢٣ نونبر، ", await site.TextAsync("/s/2"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(">٢٣ نونبر، ١٢:٣٤</time>", await site.TextAsync("/s/2"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Contains(">٢٣ نونبر ٢٠٢٦، ١٢:٣٤</time>", await site.TextAsync("/s/2"), StringComparison.Ordinal);
    }
}
