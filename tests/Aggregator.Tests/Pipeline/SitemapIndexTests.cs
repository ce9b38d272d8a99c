using Aggregator.Sources;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class SitemapIndexTests : IDisposable
{
    private readonly PipelineUnderTest _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_sitemap_index_is_followed_and_its_own_304_hides_nothing()
    {
        _pipeline.Followed[0] = Paper("rabat") with { Kind = SourceKind.Sitemap, FeedUrls = [new Uri("https://rabat.example/index.xml")] };
        _pipeline.Web.Serve(
            "https://rabat.example/index.xml",
            """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://rabat.example/news.xml</loc></sitemap></sitemapindex>""");
        _pipeline.Web.Serve("https://rabat.example/news.xml", Sitemap("1"));
        Assert.Equal(1, (await _pipeline.Refresh.RunAsync(Cancellation)).Made);

        _pipeline.Web.Serve("https://rabat.example/news.xml", Sitemap("1", "2"));
        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await _pipeline.Refresh.RunAsync(Cancellation)).Made);
    }

    [Fact]
    public async Task Of_a_long_sitemap_index_the_parts_with_the_highest_numbers_are_read()
    {
        ServeIndex([.. Enumerable.Range(1, 12).Select(part => ($"sitemap-{part}.xml", (string?)null))]);
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(
            ["/index.xml", "/sitemap-12.xml", "/sitemap-11.xml", "/sitemap-10.xml", "/sitemap-9.xml", "/sitemap-8.xml"],
            _pipeline.Web.Requests.Select(request => request.Url.AbsolutePath));
    }

    [Fact]
    public async Task Of_a_long_sitemap_index_the_parts_that_changed_last_are_read()
    {
        ServeIndex(
            ("z-undated.xml", null), ("a.xml", "2026-03-14T11:00:00Z"), ("x.xml", "2019-01-01"), ("b.xml", "2026-03-14T13:30:00+03:00"),
            ("c.xml", "2026-03-13"), ("d.xml", "2026-03-12"));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(
            ["/index.xml", "/a.xml", "/b.xml", "/c.xml", "/d.xml", "/x.xml"], _pipeline.Web.Requests.Select(request => request.Url.AbsolutePath));
    }

    private void ServeIndex(params (string Name, string? Modified)[] parts)
    {
        _pipeline.Followed[0] = Paper("rabat") with { Kind = SourceKind.Sitemap, FeedUrls = [new Uri("https://rabat.example/index.xml")] };
        _pipeline.Web.Serve(
            "https://rabat.example/index.xml",
            $"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{string.Concat(parts.Select(part =>
                $"<sitemap><loc>https://rabat.example/{part.Name}</loc>{(part.Modified is { } at ? $"<lastmod>{at}</lastmod>" : "")}</sitemap>"))}</sitemapindex>""");
    }

    private static string Sitemap(params string[] names) =>
        $"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{string.Concat(names.Select(name =>
            $"<url><loc>https://rabat.example/{name}</loc><news:news><news:publication_date>2026-03-14T10:00:00Z</news:publication_date><news:title>خبر البلدية رقم {name} لهذا اليوم</news:title></news:news></url>"))}</urlset>""";
}
