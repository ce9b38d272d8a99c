using System.Text;
using Aggregator.Server.Cli;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Service;

/// <summary>The command <c>fetch</c> as a process. Its exit code tells a script whether the fetch worked.</summary>
public sealed class FetchCommandTests : IDisposable
{
    private const string Feed =
        """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>جريدة الميناء</title>
        <item><guid isPermaLink="false">1</guid><title>وصول أول باخرة إلى الميناء الجديد</title></item></channel></rss>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-fetch-");

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task A_page_instead_of_the_feed_is_a_failure()
    {
        await using var paper = await PictureServer.StartAsync();
        var page = paper.Put("khulasa.xml", "<!DOCTYPE html><html><body>صيانة مؤقتة</body></html>"u8.ToArray(), "text/html");
        var run = await FetchAsync(Followed("mina", page), "mina");
        Assert.Contains("unreadable", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
    }

    [Fact]
    public async Task Fetch_reports_a_named_paper_that_is_disabled_or_paused()
    {
        await using var paper = await PictureServer.StartAsync();
        var feed = paper.Put("khulasa.xml", Encoding.UTF8.GetBytes(Feed), "application/rss+xml");
        string[] sources = [Followed("mina", feed), Followed("resting", feed, enabled: false)];
        var disabled = await FetchAsync(string.Join(',', sources), "resting");
        Assert.Equal(ExitCode.Failed, disabled.ExitCode);
        Assert.Contains("resting is not asked: \"enabled\" is false", disabled.Errors, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, (await FetchAsync(string.Join(',', sources))).ExitCode);
        Assert.Equal(ExitCode.Done, (await FetchedNewsroom.RunInAsync(Data, "source", "pause", "mina")).ExitCode);
        var paused = await FetchAsync(string.Join(',', sources), "mina");
        Assert.Equal(ExitCode.Failed, paused.ExitCode);
        Assert.Contains("source resume mina", paused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_fetch_commands_are_answered_and_a_second_fetch_is_refused()
    {
        await using var paper = await PictureServer.StartAsync();
        var answers = new TaskCompletionSource();
        paper.Gate = answers.Task;
        var source = Followed("mina", paper.Put("khulasa.xml", Encoding.UTF8.GetBytes(Feed), "application/rss+xml"));
        var fetch = FetchAsync(source);
        await Patience.EventuallyAsync(() => Task.FromResult(paper.Asked("khulasa.xml") > 0), "the paper is asked");
        Assert.Equal(ExitCode.Done, (await Called.RunAsync(["source", "pause", "mina", "--data", Data])).ExitCode);
        var second = await FetchAsync(source);
        Assert.Equal(ExitCode.Failed, second.ExitCode);
        Assert.Contains("is in use by another process of this program", second.Errors, StringComparison.Ordinal);
        answers.SetResult();
        Assert.Equal((ExitCode.Done, ""), ((await fetch).ExitCode, (await fetch).Errors));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Followed(string id, Uri feed, bool enabled = true) =>
        $$"""{"id":"{{id}}","name":"جريدة الميناء","feedUrls":["{{feed}}"],"country":"MA","enabled":{{(enabled ? "true" : "false")}}}""";

    private async Task<(int ExitCode, string Output, string Errors)> FetchAsync(string sources, params string[] ids)
    {
        var feeds = Path.Combine(_folder.FullName, "feeds.json");
        await File.WriteAllTextAsync(feeds, $$"""{"sources":[{{sources}}]}""", TestContext.Current.CancellationToken);
        return await FetchedNewsroom.RunInAsync(Data, ["fetch", .. ids, "--feeds", feeds]);
    }
}
