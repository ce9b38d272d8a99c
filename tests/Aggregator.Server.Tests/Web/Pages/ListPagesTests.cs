using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

/// <summary>Lists of articles, and the sections by which they are chosen.</summary>
public sealed partial class ListPagesTests
{
    [Fact]
    public async Task A_list_goes_on_where_its_page_ended_without_repeats()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var first = await site.TextAsync("/latest");
        var next = await site.TextAsync(WebUtility.HtmlDecode(NextLink.Match(first).Groups[1].Value));
        var (seen, more) = (Listed(first), Listed(next));
        Assert.Equal(40, seen.Count);
        Assert.NotEmpty(more);
        Assert.Empty(seen.Intersect(more));
    }

    [Theory]
    [InlineData("الرئيسية / رياضة", "sports")]
    [InlineData("أخبار سياسية", "politics")]
    [InlineData("أخبار الرياضه", "sports")]
    [InlineData("Home > Sport", "sports")]
    [InlineData("مال و أعمال، بورصة", null)]
    [InlineData("كلمات متقاطعة", null)]
    public void A_papers_own_section_is_one_of_ours_or_none(string name, string? slug) => Assert.Equal(slug, Aggregator.Server.Web.Section.Find(name)?.Slug);

    [Theory]
    [InlineData("/section/sports")]
    [InlineData("/section/sports/feed.rss")]
    [InlineData("/feed.atom?section=sports")]
    [InlineData("/api/articles?section=sports")]
    [InlineData("/search?q=قمة&section=sports")]
    public async Task A_papers_path_of_sections_is_found_wherever_ours_is_asked_for(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Rewrite(8, article => article with { Title = "قمة الهلال والأحرار تنتهي بالتعادل", Section = "الرئيسية / رياضة / كرة القدم الوطنية" });
        site.Archive.SectionNames.AddRange(["الرئيسية / رياضة / كرة القدم الوطنية", "كلمات متقاطعة"]);
        Assert.Contains("تنتهي بالتعادل", await site.TextAsync(path), StringComparison.Ordinal);
    }

    private static List<string> Listed(string page) =>
        [.. ListedLink.Matches(page[page.IndexOf("class=\"list\"", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex NextLink { get; }

    [GeneratedRegex("<h2><a href=\"(/a/[0-9]+)\">")]
    private static partial Regex ListedLink { get; }
}
