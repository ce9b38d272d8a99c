using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Sources;

/// <summary>The command <c>source test</c> as a process: what it says of an address before a source is added.</summary>
public sealed class SourceTestCommandTests
{
    private const string HomePage =
        """
        <!DOCTYPE html><html lang="ar" dir="rtl"><head><title>جريدة الميناء</title>
        <link rel="alternate" type="application/rss+xml" title="كل الأخبار" href="/khulasa.xml"></head>
        <body><ul><li><a href="/1">خبر أول</a><li><a href="/2">خبر ثان</a></ul></body></html>
        """;

    [Fact]
    public async Task A_home_page_is_no_feed_but_names_one_to_try()
    {
        await using var paper = await PictureServer.StartAsync();
        var home = paper.Put("home", Encoding.UTF8.GetBytes(HomePage), "text/html");
        var run = await RunAsync(home);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"try its feed: {new Uri(paper.Address, "khulasa.xml")} كل الأخبار", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_sitemaps_is_a_source_that_works()
    {
        await using var paper = await PictureServer.StartAsync();
        var index = paper.Put("sitemap.xml", Encoding.UTF8.GetBytes(
            """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://mina.example/1.xml</loc></sitemap>
            <sitemap><loc>https://mina.example/2.xml</loc></sitemap></sitemapindex>
            """), "application/xml");
        var run = await RunAsync(index);
        Assert.Contains("2 sitemaps", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_feed_is_read_by_both_readers_and_a_disagreement_is_said_in_both_languages()
    {
        await using var paper = await PictureServer.StartAsync();
        var feed = paper.Put("khulasa.xml", Encoding.UTF8.GetBytes(
            """
            <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>جريدة الميناء</title><item><title>وصول أول باخرة</title></item>
            <item><title>عودة الصيادين</title></item><a:entry><a:title>إصلاح المنارة</a:title></a:entry></channel></rss>
            """), "application/rss+xml");

        var told = (await RunAsync(feed)).Output;
        Assert.Contains("  read by our own reader", told, StringComparison.Ordinal);
        Assert.Contains("  second opinion: CodeHollow.FeedReader finds 2 entries, our own reader 3", told, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await RunAsync(feed, "--json")).Output);
        var trial = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("Own", 3), (trial.GetProperty("reader").GetString(), trial.GetProperty("entries").GetInt32()));
        var opinion = trial.GetProperty("secondOpinion");
        Assert.Equal(("CodeHollow", 2, false), (opinion.GetProperty("reader").GetString(), opinion.GetProperty("entries").GetInt32(), opinion.GetProperty("isSame").GetBoolean()));
        Assert.Equal("رأي ثان: في الخلاصة ٣ أخبار عند قارئنا، وخبران عند القارئ CodeHollow.FeedReader.", opinion.GetProperty("arabic").GetString());
    }

    [Fact]
    public async Task The_reader_of_all_sources_is_an_option()
    {
        await using var paper = await PictureServer.StartAsync();
        var feed = paper.Put("khulasa.xml", Encoding.UTF8.GetBytes(
            "<rss version=\"2.0\"><channel><title>جريدة الميناء</title><item><title>وصول أول باخرة</title></item></channel></rss>"), "application/rss+xml");
        var run = await EndedAsync(OutsideProgram.Start(
            new Dictionary<string, string> { ["Aggregator__Feeds__Reader"] = "CodeHollow" }, "source", "test", feed.AbsoluteUri));
        Assert.Contains("  read by CodeHollow.FeedReader", run.Output, StringComparison.Ordinal);
        Assert.Contains("  second opinion: our own reader finds the same entries and dates", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_tested_by_the_settings_file_of_the_service()
    {
        await using var paper = await PictureServer.StartAsync();
        var feed = paper.Put("khulasa.xml", Encoding.UTF8.GetBytes(
            "<rss version=\"2.0\"><channel><title>جريدة الميناء</title><item><title>وصول أول باخرة</title></item></channel></rss>"), "application/rss+xml");
        var program = Directory.CreateTempSubdirectory("aggregator-program-");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(program.FullName, Path.GetFileName(file)));
        }

        // Without this setting, the program requests nothing from servers on this machine.
        await File.WriteAllTextAsync(
            Path.Combine(program.FullName, "appsettings.json"),
            """{"Aggregator":{"Fetching":{"AllowedNetworks":["127.0.0.0/8"],"UseProxy":false}}}""",
            TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program.FullName, "Aggregator.Server.dll"), "source", "test", feed.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var run = await EndedAsync(Process.Start(start)!); // A started process is never null without shell execution.
        program.Delete(recursive: true);
        Assert.Contains("1 entry", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_section_page_is_asked_for_as_the_service_asks_for_it()
    {
        await using var paper = await PictureServer.StartAsync();
        var section = paper.Put("section", Encoding.UTF8.GetBytes(
            "<ul><li><a href=\"/news/2026/11/wusul-awwal-bakhira-ila-lmina\">وصول أول باخرة إلى الميناء الجديد بعد الترميم</a></ul>"), "text/html");
        paper.Put("robots.txt", Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /section\n"), "text/plain");
        var feeds = Path.Combine(Directory.CreateTempSubdirectory("aggregator-listing-").FullName, "feeds.json");
        await File.WriteAllTextAsync(
            feeds,
            $$"""{ "sources": [{ "id": "mina", "name": "جريدة الميناء", "kind": "listing", "feedUrls": ["{{section.AbsoluteUri}}"], "listing": { "item": "li" } }] }""",
            TestContext.Current.CancellationToken);
        var run = await EndedAsync(OutsideProgram.Start("source", "test", "mina", "--feeds", feeds));
        Directory.GetParent(feeds)?.Delete(recursive: true);
        Assert.Contains("robots.txt of", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, paper.Asked("section"));
    }

    private static Task<(int ExitCode, string Output)> RunAsync(Uri url, params string[] options) =>
        EndedAsync(OutsideProgram.Start(["source", "test", url.AbsoluteUri, .. options]));

    private static async Task<(int ExitCode, string Output)> EndedAsync(Process started)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        await errors;
        return (process.ExitCode, await output);
    }
}
