using System.Text;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

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

    private static async Task<(int ExitCode, string Output)> RunAsync(Uri url)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = OutsideProgram.Start("source", "test", url.AbsoluteUri);
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        await errors;
        return (process.ExitCode, await output);
    }
}
