using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Web.Reports;

/// <summary>The whole program: readers report a picture, and it disappears from pages, feeds, API and proxy. Its copy in another
/// paper disappears too.</summary>
public sealed partial class ReportFlowTests : IAsyncLifetime
{
    private ReportedPapers? _site;

    private ReportedPapers Site => _site ?? throw new InvalidOperationException("The program was not started.");

    public async ValueTask InitializeAsync() => _site = await ReportedPapers.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    [Fact]
    public async Task Three_different_readers_hide_a_picture_everywhere_and_its_copy_in_another_paper_too()
    {
        var (article, other) = (await Site.ArticleAsync("افتتاح جسر"), await Site.ArticleAsync("صور من حفل"));
        var proxied = Proxied.Match(await Site.TextAsync($"/a/{other}")).Value;
        Assert.Equal(HttpStatusCode.OK, await Site.StatusAsync(proxied));
        Assert.Equal(2, await PlacesShowingAsync(article, "jisr.jpg"));
        var name = await ButtonAsync(article);
        foreach (var reader in new[] { "41.250.0.1", "105.66.7.8", "2001:4450:1:2::9" })
        {
            using var answer = await Site.ReportAsync(article, name, reader);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.Equal($"/a/{article}?thanks=image#thanks", answer.Headers.Location?.OriginalString);
        }

        Assert.Contains("شكرا على الإبلاغ! سيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص.", await Site.TextAsync($"/a/{article}?thanks=image"), StringComparison.Ordinal);
        Assert.DoesNotContain("شكرا على الإبلاغ", await Site.TextAsync($"/a/{article}"), StringComparison.Ordinal);
        Assert.Equal(0, await PlacesShowingAsync(article, "jisr.jpg"));

        // The copy is smaller, compressed again, and has an address of another paper.
        await Patience.EventuallyAsync(
            async () => await Site.StatusAsync(proxied) == HttpStatusCode.NotFound
                && !Proxied.IsMatch(await Site.TextAsync($"/a/{other}"))
                && !(await Site.TextAsync("/feed.atom")).Contains(proxied, StringComparison.Ordinal),
            "the copy is hidden everywhere");

        // Other pictures stay, also those of the same papers.
        Assert.Contains("inside.jpg", await Site.TextAsync("/feed.rss"), StringComparison.Ordinal);
        Assert.Matches(Proxied, await Site.TextAsync($"/a/{await Site.ArticleAsync("السوق")}"));
    }

    [Fact]
    public async Task One_reader_counts_once_however_often_and_from_whichever_address_of_one_network()
    {
        var article = await Site.ArticleAsync("افتتاح جسر");
        var name = await ButtonAsync(article);
        foreach (var reader in new[] { "41.250.0.1", "41.250.0.1", "::ffff:41.250.0.1", "2001:4450:1:2::9", "2001:4450:1:2:aaaa::1", "2001:4450:1:2::9" })
        {
            (await Site.ReportAsync(article, name, reader)).Dispose();
        }

        Assert.Equal(2, await PlacesShowingAsync(article, "jisr.jpg"));
        (await Site.ReportAsync(article, name, "41.250.0.2")).Dispose();
        Assert.Equal(0, await PlacesShowingAsync(article, "jisr.jpg"));
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_and_so_is_one_without_an_origin()
    {
        var article = await Site.ArticleAsync("افتتاح جسر");
        var name = await ButtonAsync(article);
        var own = Site.Address.GetLeftPart(UriPartial.Authority);
        foreach (var header in new[] { ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Referer", own) })
        {
            using var refused = await Site.ReportAsync(article, name, "41.250.0.1", header);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var contradicted = await Site.ReportAsync(article, name, "41.250.0.1", ("Origin", own), ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, contradicted.StatusCode);
        using var accepted = await Site.ReportAsync(article, name, "41.250.0.1", ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
    }

    [Fact]
    public async Task Only_a_picture_of_the_article_can_be_reported_and_only_so_often()
    {
        var (article, other) = (await Site.ArticleAsync("افتتاح جسر"), await Site.ArticleAsync("السوق"));
        foreach (var (id, name) in new[] { (article, await ButtonAsync(other)), (article, "//evil.example"), (article, ""), (999_999L, await ButtonAsync(article)) })
        {
            using var unknown = await Site.ReportAsync(id, name, "41.250.0.9");
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await Site.ReportAsync(article, await ButtonAsync(article), "41.250.0.10");
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(30, statuses.Count(status => status == HttpStatusCode.SeeOther));
        Assert.Equal(10, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task The_policy_of_each_source_holds_in_pages_feeds_and_api()
    {
        var (market, sea) = (await Site.ArticleAsync("السوق"), await Site.ArticleAsync("هدوء"));
        foreach (var path in new[] { $"/a/{market}", "/feed.rss", "/feed.atom", "/feed.json", $"/api/articles/{market}", "/api/articles", "/latest" })
        {
            Assert.DoesNotContain("naqil/souq.jpg", await Site.TextAsync(path), StringComparison.Ordinal);
            Assert.DoesNotContain("ramz/bahr.jpg", await Site.TextAsync(path), StringComparison.Ordinal);
        }

        Assert.Matches(Proxied, await Site.TextAsync("/feed.json"));
        Assert.Matches(Proxied, await Site.TextAsync($"/api/articles/{market}"));
        Assert.DoesNotContain("<img", await Site.TextAsync($"/a/{sea}"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/img/[\w-]+/naqil/[\w-]+\.jpg")]
    private static partial Regex Proxied { get; }

    [GeneratedRegex(@"name=""image"" value=""(\w+)""")]
    private static partial Regex Button { get; }

    private async Task<string> ButtonAsync(long article) => Button.Match(await Site.TextAsync($"/a/{article}")).Groups[1].Value;

    /// <returns>2 when page, feeds, API and preview all show the picture, 0 when none does, 1 when they differ.</returns>
    private async Task<int> PlacesShowingAsync(long article, string picture)
    {
        var shows = new List<bool>();
        foreach (var path in new[] { $"/a/{article}", "/feed.rss", "/feed.atom", "/feed.json", "/api/articles", $"/api/articles/{article}", "/latest" })
        {
            shows.Add((await Site.TextAsync(path)).Contains(picture, StringComparison.Ordinal));
        }

        return shows.TrueForAll(shown => shown) ? 2 : shows.Exists(shown => shown) ? 1 : 0;
    }
}
