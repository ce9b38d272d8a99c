using System.Diagnostics;
using System.Text;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Sources;

/// <summary>The program from outside: what it says of an address before a source is added.</summary>
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

        // Without it no server of this machine is asked.
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

    private static Task<(int ExitCode, string Output)> RunAsync(Uri url) => EndedAsync(OutsideProgram.Start("source", "test", url.AbsoluteUri));

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
