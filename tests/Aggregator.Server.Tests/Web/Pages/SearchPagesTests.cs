using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

/// <summary>What a reader sees who searches, and how a search can be narrowed.</summary>
public sealed class SearchPagesTests
{
    [Fact]
    public async Task A_search_marks_its_words_and_offers_its_feed()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync("/search?q=الجسر&section=politics&days=7");
        Assert.Contains("<option value=\"politics\" selected", page, StringComparison.Ordinal);
        Assert.Contains("/feed.rss?section=politics&amp;q=", page, StringComparison.Ordinal);
        Assert.Contains("<mark>مهرجان</mark>", await site.TextAsync("/search?q=مهرجان"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search", "بحث مفصّل")]
    [InlineData("/search?q=خبر", "بحث مفصّل")]
    [InlineData("/search?q=خبر&section=sports&country=ma&days=7", "بحث مفصّل: رياضة، المغرب، آخر أسبوع")]
    [InlineData("/search?q=خبر&source=sada&from=2026-11-01&to=2026-11-23", "بحث مفصّل: صدى الخليج، من ١ نونبر ٢٠٢٦، إلى ٢٣ نونبر ٢٠٢٦")]
    [InlineData("/search?q=خبر&without=قمة&order=relevance", "بحث مفصّل: بلا «قمة»، الأقرب أولا")]
    public async Task The_filters_are_folded_away_and_name_what_they_choose(string path, string expected)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync(path);
        Assert.Contains("<details class=\"filters\">", page, StringComparison.Ordinal);
        Assert.Equal(expected, WebUtility.HtmlDecode(Regex.Match(page, "<summary>(بحث[^<]*)</summary>").Groups[1].Value));
    }

    [Theory]
    [InlineData("q=الجسر&from=2026-11-01&to=2026-11-23&without=قمة")]
    [InlineData("from=2026-11-01")]
    public async Task The_search_form_shows_the_values_of_the_search(string query)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = WebUtility.HtmlDecode(await site.TextAsync($"/search?{query}"));
        Assert.All(query.Split('&'), part => Assert.Matches($"name=\"{part.Split('=')[0]}\" type=\"[a-z]+\" value=\"{part.Split('=')[1]}\"", page));
    }

    [Fact]
    public async Task Filters_without_words_are_a_search_too()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync("/search?section=sports&country=ma&q=");
        Assert.Contains("<h1>نتائج البحث</h1>", page, StringComparison.Ordinal);
        Assert.Contains("/feed.rss?country=ma&amp;section=sports", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_later_of_two_beginnings_counts()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Store.Articles.RemoveAll(article => article.Id != 1);
        site.Store.Articles.Add(site.Store.Articles[0] with { Id = 900, At = InventedNews.Now.AddDays(-3), DuplicateOf = null });
        async Task<int> FoundAsync(string query) => Regex.Count((await site.TextAsync($"/search?{query}")).Split("<main")[1], "<h2><a ");
        Assert.Equal(2, await FoundAsync("days=7&from=2026-11-01"));
        Assert.Equal(1, await FoundAsync("days=7&from=2026-11-22"));
        Assert.Equal(1, await FoundAsync("days=1&from=2026-11-01"));
    }

    [Fact]
    public async Task A_filtered_search_without_results_links_to_the_search_without_filters()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Assert.Contains("href=\"/search?q=%D9%82%D9%81%D9%84\"", await site.TextAsync("/search?q=قفل&section=sports"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/search?q=%D9%82%D9%81%D9%84\"", await site.TextAsync("/search?q=قفل"), StringComparison.Ordinal);
    }
}
