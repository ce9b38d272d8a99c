using System.Text;
using System.Text.Json;
using Aggregator.Server.Cli;
using Aggregator.Server.Newsroom;
using Aggregator.Server.Tests.Newsroom;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Sources;

/// <summary>The command <c>source add</c> against papers on loopback.</summary>
public sealed class SourceAddTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-add-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string FeedsFile => Path.Combine(_folder.FullName, "feeds.json");

    [Fact]
    public async Task Every_paper_of_the_newsroom_is_proposed_by_its_home_page_with_its_articles_right()
    {
        await EmptyListAsync();
        await using var newsroom = await NewsroomServer.StartAsync(
            InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, TestContext.Current.CancellationToken);
        var written = WrittenNewsroom.Articles.ToLookup(article => article.Outlet);
        var homes = WrittenNewsroom.Newsroom.Outlets.ToDictionary(outlet => newsroom.AddressOf(outlet.Host)!.AbsoluteUri, outlet => outlet);
        var (exitCode, output, _) = await RunAsync(["--json", .. homes.Keys]);

        var proposals = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(homes.Count, proposals.Count);
        Assert.All(proposals, proposal =>
        {
            var outlet = homes[proposal.GetProperty("address").GetString()!];
            Assert.True(proposal.GetProperty("verdict").GetString() == "proposed", $"{outlet.Id}: {proposal.GetProperty("refusals")}");
            Assert.Equal(outlet.Name, proposal.GetProperty("source").GetProperty("name").GetString());
            var articles = proposal.GetProperty("articles").EnumerateArray().ToList();
            var right = articles.Count(article => written[outlet.Id].Any(wrote => IsRight(article, wrote)));
            Assert.True(right >= 0.8 * articles.Count, $"{outlet.Id}: {right} of {articles.Count} right");
        });
        Assert.Equal(ExitCode.Done, exitCode);
        Assert.False(Directory.Exists(Data), "Something was stored.");
    }

    [Fact]
    public async Task A_paper_is_saved_with_its_articles_and_skipped_by_a_second_run()
    {
        await EmptyListAsync();
        await using var paper = await PictureServer.StartAsync();
        var home = Paper(paper, 12);
        var first = Assert.Single(await JsonAsync(home, "--yes"));
        Assert.Equal(("saved", 12), (first.GetProperty("verdict").GetString(), first.GetProperty("saved").GetProperty("entries").GetInt32()));
        Assert.Equal(10, first.GetProperty("articles").GetArrayLength());

        var asked = paper.Asked("feed.xml");
        var (exitCode, output, _) = await RunAsync("--yes", home);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("This paper is there already", output, StringComparison.Ordinal);
        Assert.Equal(asked, paper.Asked("feed.xml"));
    }

    [Fact]
    public async Task Beside_a_service_the_service_saves_the_source_and_shows_its_articles()
    {
        await EmptyListAsync();
        await using var paper = await PictureServer.StartAsync();
        await using var service = await OutsideService.StartAsync(["serve", "--feeds", FeedsFile, "--data", Data]);
        var first = Assert.Single(await JsonAsync(Paper(paper, 4), "--yes"));
        Assert.Equal("saved", first.GetProperty("verdict").GetString());
        using var http = new HttpClient(new SocketsHttpHandler());
        await Patience.EventuallyAsync(
            async () => (await http.GetStringAsync(new Uri(service.Address, "feed.json"), TestContext.Current.CancellationToken)).Contains("خبر الميناء رقم 3", StringComparison.Ordinal), "the articles are on the site");
    }

    [Fact]
    public async Task What_the_gate_refuses_ends_with_the_reason_in_the_callers_language()
    {
        await EmptyListAsync();
        await using var paper = await PictureServer.StartAsync();
        var parked = paper.Put("index.html", Encoding.UTF8.GetBytes("<title>paper.example</title><p>هذا النطاق معروض للبيع"), "text/html").AbsoluteUri;
        var (exitCode, output, _) = await RunAsync(parked);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("Refused: 127.0.0.1 is a parked page", output, StringComparison.Ordinal);
        Assert.Contains("مرفوض: ", (await RunAsync(parked, "--lang", "ar")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_addresses_of_a_file_have_a_line_each()
    {
        await EmptyListAsync();
        await using var paper = await PictureServer.StartAsync();
        var file = Path.Combine(_folder.FullName, "papers.txt");
        await File.WriteAllLinesAsync(file, ["# صحف", Paper(paper, 5), "", "no address here"], TestContext.Current.CancellationToken);
        var (exitCode, output, _) = await RunAsync("--file", file);
        var lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Single(lines, line => line.StartsWith("refused  no address here", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("جريدة الميناء", StringComparison.Ordinal) && line.EndsWith("not saved", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Failed, exitCode);
    }

    [Fact]
    public async Task Without_an_address_the_use_is_wrong() => Assert.Equal(ExitCode.WrongUse, (await RunAsync()).ExitCode);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Headlines of weather reports name the day, which is another one here.</summary>
    private static bool IsRight(JsonElement article, WrittenArticle wrote) =>
        article.GetProperty("headline").GetString()!.Split(" ليوم ")[0] == wrote.Title.Split(" ليوم ")[0]
        && article.TryGetProperty("text", out var text) && text.GetString()!.Contains(wrote.Ends, StringComparison.Ordinal);

    private static string Paper(PictureServer server, int articles)
    {
        var items = new StringBuilder();
        for (var number = 0; number < articles; number++)
        {
            var headline = $"خبر الميناء رقم {number} عن افتتاح السوق الجديد";
            var page = server.Put($"{number}.html", Encoding.UTF8.GetBytes(
                $"<html lang=ar><title>{headline}</title><article><h1>{headline}</h1><p>قال مدير الميناء إن الجناح رقم {number} من السوق الجديد سيفتح أبوابه صباح الأحد المقبل أمام التجار.</p><p>وأضاف أن أشغال الجناح رقم {number} انتهت قبل موعدها بشهر كامل، وأن الإيجار سيبقى كما كان.</p></article>"), "text/html");
            items.Append(System.Globalization.CultureInfo.InvariantCulture, $"<item><title>{headline}</title><link>{page}</link><pubDate>{TimeProvider.System.GetUtcNow().AddHours(-number - 1):R}</pubDate></item>");
        }

        var feed = server.Put("feed.xml", Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>جريدة الميناء</title><link>{server.Address}</link>{items}</channel></rss>"), "application/rss+xml");
        return server.Put("home.html", Encoding.UTF8.GetBytes($"<html lang=ar><title>جريدة الميناء</title><link rel=alternate type=application/rss+xml href='{feed}'><p>أهلا بكم في الجريدة</p>"), "text/html").AbsoluteUri;
    }

    private Task EmptyListAsync() => File.WriteAllTextAsync(FeedsFile, """{"sources":[]}""", TestContext.Current.CancellationToken);

    private async Task<List<JsonElement>> JsonAsync(params string[] words) =>
        [.. (await RunAsync(["--json", .. words])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) =>
        FetchedNewsroom.RunInAsync(Data, ["source", "add", .. words, "--feeds", FeedsFile]);
}
