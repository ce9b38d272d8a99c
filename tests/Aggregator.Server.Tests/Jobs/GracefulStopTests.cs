using System.Text;
using Aggregator.Server.Tests.Web.Images;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Aggregator.Server.Tests.Jobs;

/// <summary>A service that is stopped does not wait for slow papers. At the next start it reads what it had not
/// finished.</summary>
public sealed class GracefulStopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_in_the_middle_of_a_page_is_quick_and_the_page_is_read_at_the_next_start()
    {
        await using var paper = await PictureServer.StartAsync();
        var opening = new TaskCompletionSource();
        (paper.Gate, paper.GatedUnder) = (opening.Task, "/news/");
        paper.Put("news/1", Encoding.UTF8.GetBytes(Page), "text/html; charset=utf-8");
        paper.Put("feed", Encoding.UTF8.GetBytes(Feed(paper.Address)), "application/rss+xml");
        var folder = Directory.CreateTempSubdirectory("aggregator-stop-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "feeds.json"),
            $$"""{ "sources": [{ "id": "rasid", "name": "الراصد", "feedUrls": ["{{paper.Address}}feed"] }] }""",
            Token);

        await using (var first = Program(folder, out _))
        {
            await first.StartAsync(Token);
            await Patience.EventuallyAsync(() => Task.FromResult(paper.Asked("news/1") == 1), "the page is asked for");

            // The limit of the page is two minutes, and the host would wait for half a minute.
            await first.StopAsync(Token).WaitAsync(TimeSpan.FromSeconds(15), Token);
        }

        opening.SetResult();
        await using var second = Program(folder, out var address);
        await second.StartAsync(Token);
        using var reader = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        await Patience.EventuallyAsync(
            async () => (await reader.GetStringAsync(new Uri("api/articles", UriKind.Relative), Token)).Contains("افتتاح جسر", StringComparison.Ordinal), "the page is read");
        Assert.Equal(2, paper.Asked("news/1"));
        await second.StopAsync(Token);
        await second.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static WebApplication Program(DirectoryInfo folder, out Uri address)
    {
        address = new Uri($"http://127.0.0.1:{FreePort.Take()}/");
        return Composition.BuildService(new ServeSettings
        {
            FeedsFile = Path.Combine(folder.FullName, "feeds.json"),
            DataFolder = Path.Combine(folder.FullName, "data"),
            Urls = address.AbsoluteUri,
            Configuration = new Dictionary<string, string?>
            {
                ["Aggregator:Fetching:AllowedNetworks:0"] = "127.0.0.0/8",
                ["Aggregator:Fetching:UseProxy"] = "false",
                ["Aggregator:Fetching:MinGapPerHost"] = "00:00:00",
                ["Aggregator:Fetching:FirstByteTimeout"] = "00:02:00",
                ["Aggregator:Fetching:TotalTimeout"] = "00:02:00",
                ["Aggregator:Service:Heartbeat"] = "00:00:00.100",
                ["Logging:LogLevel:Default"] = "Error",
            },
        });
    }

    private static string Feed(Uri paper) => $"""
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الراصد</title><link>{paper}</link><description>أخبار</description>
        <item><title>افتتاح جسر وادي الزيتون</title><link>{paper}news/1</link><guid>خبر-1</guid><pubDate>{TimeProvider.System.GetUtcNow():R}</pubDate></item>
        </channel></rss>
        """;

    private static string Page => $"""
        <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>افتتاح جسر وادي الزيتون</title><meta property="og:type" content="article"></head>
        <body><article><h1>افتتاح جسر وادي الزيتون</h1>{string.Concat(Enumerable.Range(1, 6).Select(Paragraph))}</article></body></html>
        """;

    private static string Paragraph(int number) =>
        $"<p>افتتح سكان الوادي صباح اليوم {number} الجسر الجديد بعد عامين من العمل، وقال المهندسون إن البناء صمد أمام السيول التي عرفتها المنطقة في الشتاء الماضي، وإن الطريق إلى السوق صارت أقصر بكثير.</p>";
}
