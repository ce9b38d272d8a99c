using System.Text;
using System.Text.Json;
using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Sources.Verify;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Sources;

/// <summary>The command <c>source verify</c> against papers on loopback: which of them answer, with news and in Arabic.</summary>
public sealed class SourceVerifyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-verify-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string FeedsFile => Path.Combine(_folder.FullName, "feeds.json");

    [Fact]
    public async Task Each_source_is_asked_and_judged_also_a_disabled_one()
    {
        await using var paper = await PictureServer.StartAsync();
        var today = TimeProvider.System.GetUtcNow();
        await WriteAsync(
            Entry("mina", Put(paper, "mina.xml", "وصول أول باخرة إلى الميناء", today), enabled: false),
            Entry("old", Put(paper, "old.xml", "خبر قديم جدا", today.AddDays(-90))),
            Entry("english", Put(paper, "english.xml", "The first ship has come", today)),
            Entry("page", paper.Put("page.html", "<!doctype html><html><body>صيانة</body></html>"u8.ToArray(), "text/html")),
            Entry("missing", new Uri(paper.Address, "missing.xml")));

        var found = await FoundAsync();
        Assert.Equal(
            ["mina: answerInOrder", "old: answerDoubtful feedIsOld", "english: answerDoubtful feedIsNotArabic", "page: answerDoubtful feedIsPage", "missing: fetchFailureNotFound notFound"],
            found.Select(line => $"{line.GetProperty("id")}: {Kind(line, "answer")} {Kind(line, "detail")}".TrimEnd()));
        Assert.Equal((false, true, 1), (found[0].GetProperty("enabled").GetBoolean(), found[0].GetProperty("inOrder").GetBoolean(), (int)found[0].GetProperty("arabicShare").GetDouble()));

        var told = await RunAsync();
        Assert.Contains("5 sources: 1 in order (1 of them disabled), 3 with a doubt, 1 without an answer.", told.Output, StringComparison.Ordinal);
        var arabic = await RunAsync("--lang", "ar");
        Assert.Contains("غير موجود", arabic.Output, StringComparison.Ordinal);
        Assert.Contains("ابحث عن العنوان الجديد", arabic.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_ended()
    {
        await using var paper = await PictureServer.StartAsync();
        await WriteAsync(Entry("mina", Put(paper, "mina.xml", "وصول أول باخرة إلى الميناء", TimeProvider.System.GetUtcNow())));
        Assert.Equal(ExitCode.Done, (await RunAsync()).ExitCode);
        Assert.Equal("mina: answerInOrder", $"{(await FoundAsync("--resume"))[0].GetProperty("id")}: {Kind((await FoundAsync("--resume"))[0], "answer")}");
        Assert.Equal(1, paper.Asked("mina.xml"));

        // A line that a kill cut off is asked again.
        await File.WriteAllTextAsync(Path.Combine(Data, VerifyLog.FileName), "{\"Id\":\"mina\",\"At", TestContext.Current.CancellationToken);
        Assert.Single(await FoundAsync("--resume"));
        Assert.Equal(2, paper.Asked("mina.xml"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_in_order_is_enabled_where_that_is_wanted_with_and_without_a_service(bool isServed)
    {
        await using var paper = await PictureServer.StartAsync();
        await WriteAsync(
            Entry("mina", Put(paper, "mina.xml", "وصول أول باخرة إلى الميناء", TimeProvider.System.GetUtcNow()), enabled: false),
            Entry("missing", new Uri(paper.Address, "missing.xml"), enabled: false));
        var before = await File.ReadAllTextAsync(FeedsFile, TestContext.Current.CancellationToken);
        await using var service = isServed ? await OutsideService.StartAsync(["serve", "--role", "web", "--feeds", FeedsFile, "--data", Data]) : null;
        Assert.Contains("--apply enables", (await RunAsync()).Output, StringComparison.Ordinal);
        var applied = await RunAsync("--apply");
        Assert.Equal((ExitCode.Done, ""), (applied.ExitCode, applied.Errors));
        Assert.EndsWith("1 source enabled; feeds.json stays as it is.\n", applied.Output, StringComparison.Ordinal);
        Assert.Equal([true, false], (await FoundAsync()).Select(line => line.GetProperty("enabled").GetBoolean()));
        Assert.Equal(before, await File.ReadAllTextAsync(FeedsFile, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Uri Put(PictureServer paper, string name, string headline, DateTimeOffset published) => paper.Put(name, Encoding.UTF8.GetBytes(
        $"<rss version=\"2.0\"><channel><title>جريدة</title><item><title>{headline}</title><link>{paper.Address}1</link><pubDate>{published:R}</pubDate></item></channel></rss>"),
        "application/rss+xml");

    private static string Entry(string id, Uri feed, bool enabled = true) =>
        $$"""{"id":"{{id}}","name":"جريدة {{id}}","feedUrls":["{{feed}}"],"enabled":{{(enabled ? "true" : "false")}}}""";

    private static string? Kind(JsonElement line, string name) =>
        line.GetProperty(name) is { ValueKind: JsonValueKind.Object } said ? said.GetProperty("kind").GetString() : null;

    private Task WriteAsync(params string[] entries) =>
        File.WriteAllTextAsync(FeedsFile, $$"""{"sources":[{{string.Join(',', entries)}}]}""", TestContext.Current.CancellationToken);

    private async Task<List<JsonElement>> FoundAsync(params string[] words) =>
        [.. (await RunAsync(["--json", .. words])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) =>
        FetchedNewsroom.RunInAsync(Data, ["source", "verify", .. words, "--feeds", FeedsFile]);
}
