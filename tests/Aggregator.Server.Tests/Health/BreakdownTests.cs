using System.Net;
using System.Text;
using Aggregator.Server.Cli;
using Aggregator.Server.Tests.Cli;
using Aggregator.Server.Tests.Web.Images;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Health;

/// <summary>Real breakdowns of the disk. Each test prints what <c>ready</c>, <c>stations</c>, <c>doctor</c> and the log said.</summary>
public sealed class BreakdownTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disk_that_is_nearly_full_stops_the_fetching_and_nothing_else()
    {
        using var disk = SmallDisk.MountOrSkip(megabytes: 96);
        await using var site = await ReportedPapers.StartAsync(disk.Data, ("Aggregator:Storage:ReserveBytes", $"{48 * Megabyte}"));
        disk.Fill(leave: 40 * Megabyte);
        await ComesAboutAsync(site, "/healthz/stations", HttpStatusCode.ServiceUnavailable);
        var said = await SayAsync("the disk is nearly full", site);
        Assert.Contains("has less than 50 MB free, so no news is fetched; pages are served. Make room", said.Stations, StringComparison.Ordinal);
        Assert.Contains("has less than 50 MB free", said.Doctor, StringComparison.Ordinal);
        Assert.Single(said.Log, line => line.Contains("has less than 50 MB free", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await site.StatusAsync("/healthz/ready"), await site.StatusAsync("/")));
        var asked = site.Papers.Asked("rasid/feed");
        await site.Service<ISourceStore>().HastenAsync([], TimeProvider.System.GetUtcNow(), Token);
        await Task.Delay(TimeSpan.FromSeconds(1), Token);
        Assert.Equal(asked, site.Papers.Asked("rasid/feed"));

        disk.Empty();
        await ComesAboutAsync(site, "/healthz/stations", HttpStatusCode.OK);
        await Patience.EventuallyAsync(() => Task.FromResult(site.Papers.Asked("rasid/feed") > asked), "the paper is asked again");
        Assert.Contains(site.Log.All, line => line.StartsWith("In order again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_is_said_once_everywhere_and_work_goes_on_at_once_when_there_is_room()
    {
        using var disk = SmallDisk.MountOrSkip(megabytes: 96);
        await using var site = await ReportedPapers.StartAsync(disk.Data, ("Aggregator:Storage:ReserveBytes", "0"));
        var article = await site.ArticleAsync("افتتاح جسر");

        // The paper is claimed and asked; its answer comes when the disk is full.
        var gate = new TaskCompletionSource();
        (site.Papers.GatedUnder, site.Papers.Gate) = ("/rasid/feed", gate.Task);
        site.Papers.Put("rasid/feed", LargeFeed(), "application/rss+xml");
        var asked = site.Papers.Asked("rasid/feed");
        await site.Service<ISourceStore>().HastenAsync(["rasid"], TimeProvider.System.GetUtcNow(), Token);
        await Patience.EventuallyAsync(() => Task.FromResult(site.Papers.Asked("rasid/feed") > asked), "the paper is asked");
        disk.Fill(leave: 0);
        gate.SetResult();

        await ComesAboutAsync(site, "/healthz/stations", HttpStatusCode.ServiceUnavailable);
        await Task.Delay(TimeSpan.FromSeconds(3), Token);
        var said = await SayAsync("the disk is full", site);
        Assert.Contains("full", said.Stations, StringComparison.Ordinal);
        Assert.Contains("FAULT stations", said.Doctor, StringComparison.Ordinal);
        Assert.InRange(said.Log.Count, 1, 3);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await site.StatusAsync("/healthz/ready"), await site.StatusAsync("/")));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync($"/a/{article}"));
        var (exitCode, _, errors) = await Called.RunAsync(["fetch", "--data", disk.Data, "--feeds", site.FeedsFile], TimeSpan.FromSeconds(1));
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);

        disk.Empty();
        await ComesAboutAsync(site, "/healthz/stations", HttpStatusCode.OK);
        // A lease lasts ten minutes; the test does not wait that long.
        await Patience.EventuallyAsync(async () => (await site.TextAsync("/api/articles?limit=200")).Contains("خبر طويل 29", StringComparison.Ordinal), "the long texts are shown");
    }

    [Theory]
    [InlineData("Sqlite", 0)]
    [InlineData("Sqlite", 32 * 1024)]
    [InlineData("LiteDb", 0)]
    [InlineData("LiteDb", 32 * 1024)]
    public async Task A_start_on_a_full_disk_says_that_the_disk_is_full(string engine, int leave)
    {
        using var disk = SmallDisk.MountOrSkip(megabytes: 8);
        Directory.CreateDirectory(disk.Data);
        var feeds = Path.Combine(disk.Data, "feeds.json");
        await File.WriteAllTextAsync(feeds, """{ "sources": [] }""", Token);
        disk.Fill(leave);
        using var program = OutsideProgram.Start("serve", "--data", disk.Data, "--feeds", feeds, "--store", engine, "--urls", $"http://127.0.0.1:{FreePort.Take()}");
        var (output, errors) = (await program.StandardOutput.ReadToEndAsync(Token), await program.StandardError.ReadToEndAsync(Token));
        await program.WaitForExitAsync(Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"start on a full disk, {engine}, {leave} bytes left: {errors}");
        Assert.Equal((ExitCode.Failed, ""), (program.ExitCode, output));
        Assert.Matches("(?i)no space left|disk is full", errors);
        Assert.Contains("Make room", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_not_taken_for_a_damaged_one()
    {
        using var disk = SmallDisk.MountOrSkip(megabytes: 96);
        await using (await ReportedPapers.StartAsync(disk.Data, ("Aggregator:Storage:ReserveBytes", "0")))
        {
        }

        disk.MakeReadOnly();
        var (exitCode, output, _) = await Called.RunAsync(["doctor", "--data", disk.Data], TimeSpan.FromSeconds(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"read-only folder, doctor: {output}");
        Assert.Equal(ExitCode.Failed, exitCode);
        var line = Assert.Single(output.Split('\n'), line => line.StartsWith("FAULT data folder", StringComparison.Ordinal));
        Assert.Contains("mount the disk for writing", line, StringComparison.Ordinal);
        Assert.DoesNotContain("backup", line, StringComparison.Ordinal);
    }

    private static Task ComesAboutAsync(ReportedPapers site, string path, HttpStatusCode status) =>
        Patience.EventuallyAsync(async () => await site.StatusAsync(path) == status, $"{path} answers {status}");

    private static async Task<(string Stations, string Doctor, IReadOnlyList<string> Log)> SayAsync(string breakdown, ReportedPapers site)
    {
        var stations = await site.AnswerAsync("/healthz/stations");
        var doctor = await Called.RunAsync(["doctor", "--data", site.DataFolder, "--feeds", site.FeedsFile], TimeSpan.FromSeconds(5));
        var log = site.Log.All;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"""
            {breakdown}
            ready     {await site.AnswerAsync("/healthz/ready")}
            stations  {stations}
            doctor    {string.Join("\n          ", doctor.Output.TrimEnd().Split('\n').Where(line => !line.StartsWith("ok", StringComparison.Ordinal)))}
            log       {string.Join("\n          ", log)}
            """);
        return (stations, doctor.Output, log);
    }

    private static byte[] LargeFeed()
    {
        var random = new Random(20);
        string Word() => string.Concat(Enumerable.Range(0, 3 + random.Next(4)).Select(_ => (char)('ء' + 6 + random.Next(20))));
        var items = Enumerable.Range(0, 30).Select(number =>
            $"<item><title>خبر طويل {number}</title><link>http://127.0.0.1/long/{number}</link><guid>long-{number}</guid><content:encoded><![CDATA["
            + string.Concat(Enumerable.Range(0, 40).Select(_ => $"<p>{string.Join(' ', Enumerable.Range(0, 120).Select(_ => Word()))}.</p>")) + "]]></content:encoded></item>");
        return Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>صحيفة</title><link>http://127.0.0.1/</link><description>أخبار</description>{string.Concat(items)}</channel></rss>");
    }
}
