using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Door;
using Aggregator.Storage;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Door;

/// <summary>Every command that needs the store says and does the same beside a running service and without one, on both stores.</summary>
public sealed partial class BesideServiceTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("aggregator-beside-");

    private readonly string _list;

    public BesideServiceTests()
    {
        _list = Path.Combine(_root.FullName, "قائمة.csv");
        File.WriteAllText(_list, "id,name,feedUrls,publish\nwaha,الواحة,https://waha.example/feed,excerpt\nbroken,مكسور,no address,full\nsada,صدى,,\n");
    }

    private string Feeds => Path.Combine(_root.FullName, "feeds.json");

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.LiteDb)]
    public async Task A_command_says_and_does_the_same_beside_a_service_and_without_one(StoreEngine engine)
    {
        var (alone, served) = (Path.Combine(_root.FullName, "alone"), Path.Combine(_root.FullName, "served"));
        await FetchedNewsroom.FetchAsync(Feeds, alone, engine);
        Copy(alone, served);
        await using var service = await FetchedNewsroom.ServeAsync(Feeds, served);
        foreach (var command in await CommandsAsync(alone))
        {
            var expected = await AnswerAsync(command, alone);
            Assert.Equal((command, expected), (command, await AnswerAsync(command, served)));
        }

        Assert.Contains("opens, its schema is current, and all of it can be read", (await RunAsync(alone, "doctor", "--feeds", Feeds)).Output, StringComparison.Ordinal);
        var doctor = await RunAsync(served, "doctor", "--feeds", Feeds);
        Assert.Contains("answers; the service is at work on it", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAULT data folder", doctor.Output, StringComparison.Ordinal);
        await AssertClosedAsync(service);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Another_store_than_that_of_the_service_is_refused_in_one_sentence()
    {
        var data = Path.Combine(_root.FullName, "data");
        await File.WriteAllTextAsync(Feeds, """{ "sources": [] }""", TestContext.Current.CancellationToken);
        await using var service = await FetchedNewsroom.ServeAsync(Feeds, data);
        var (exitCode, output, errors) = await FetchedNewsroom.RunInAsync(data, "story", "list", "--store", "LiteDb");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("holds a store of Sqlite, but LiteDb is configured", errors, StringComparison.Ordinal);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_a_service_was_killed_commands_open_its_store_themselves()
    {
        var data = Path.Combine(_root.FullName, "data");
        await File.WriteAllTextAsync(Feeds, """{ "sources": [] }""", TestContext.Current.CancellationToken);
        using var service = OutsideProgram.Start("serve", "--feeds", Feeds, "--data", data, "--urls", $"http://127.0.0.1:{FreePort.Take()}", "--store", "LiteDb");
        while (await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Listening on", StringComparison.Ordinal))
        {
        }

        Assert.Equal((ExitCode.Done, "", ""), await RunAsync(data, "story", "list", "--json"));
        service.Kill();
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(data, DoorAddress.SocketName)));
        Assert.Equal((ExitCode.Done, "", ""), await RunAsync(data, "story", "list", "--json"));
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Reports, decisions and refusals, in an order in which each finds what those before it did.</summary>
    private async Task<List<string[]>> CommandsAsync(string data)
    {
        using var store = Store.Open(data, new StoreSettings());
        var token = TestContext.Current.CancellationToken;
        var stories = await store.Reading.LatestStoriesAsync(new ArticleQuery { Limit = 200 }, token);
        var copied = stories.First(story => story.Duplicates.Count > 0);
        var (copy, story, other) = ($"{copied.Duplicates[0].Id}", $"{stories[0].Id}", $"{stories[1].Id}");
        var pictured = stories.First(candidate => candidate.Lead.Article.Image is not null).Lead.Id;
        string[] why = ["--reason", "تجربة @سلمى"];
        return
        [
            ["source", "list", "--feeds", Feeds], ["source", "list", "--json", "--feeds", Feeds], ["source", "pause", "alrasid"], ["source", "list", "--feeds", Feeds],
            ["source", "resume", "alrasid"], ["source", "pause", "nobody"], ["source", "list", "--feeds", $"{Feeds}.none"],
            ["source", "list", "--lang", "ar", "--feeds", Feeds], ["source", "pause", "alrasid", "--json"], ["source", "resume", "alrasid", "--json"],
            ["source", "verify", "alrasid", "--feeds", Feeds], ["source", "verify", "alrasid", "--resume", "--lang", "ar", "--feeds", Feeds],
            ["source", "verify", "nobody", "--feeds", Feeds], ["source", "test", "alrasid", "--lang", "ar", "--feeds", Feeds],
            ["source", "add", "لا عنوان هنا", "--feeds", Feeds], ["source", "add", "http://127.0.0.1:1/", "--lang", "ar", "--feeds", Feeds], ["source", "add", "http://127.0.0.1:1/", "--json", "--yes", "--feeds", Feeds],
            ["source", "show", "sada", "--feeds", Feeds], ["source", "show", "sada", "--json", "--feeds", Feeds], ["source", "show", "nobody", "--feeds", Feeds],
            ["source", "edit", "sada", "--set", "publish=excerpt", "pageRules.body=.text", "--feeds", Feeds], ["source", "edit", "sada", "--set", "publish=all", "--feeds", Feeds],
            ["source", "edit", "sada", "--feeds", Feeds], ["source", "show", "sada", "--feeds", Feeds], ["source", "edit", "sada", "--unset", "pageRules", "--feeds", Feeds],
            ["source", "revert", "sada", "--feeds", Feeds], ["source", "revert", "sada", "--feeds", Feeds], ["source", "ask", "sada", "--feeds", Feeds],
            ["source", "remove", "barada", "--with-articles", "--feeds", Feeds], ["source", "remove", "barada", "--with-articles", "--yes", "--reason", "طلب الناشر", "--feeds", Feeds],
            ["source", "list", "--feeds", Feeds], ["source", "remove", "barada", "--yes", "--feeds", Feeds], ["source", "pause", "barada", "--feeds", Feeds],
            ["source", "restore", "barada", "--feeds", Feeds], ["source", "restore", "barada", "--feeds", Feeds], ["source", "remove", "hidab", "--yes", "--json", "--feeds", Feeds],
            ["import", _list, "--feeds", Feeds], ["import", _list, "--json", "--feeds", Feeds], ["import", $"{_list}.none", "--feeds", Feeds],
            // A service follows an imported source at once, so its list says more; what is exported is the same.
            ["export", "json", "--feeds", Feeds], ["export", "opml", "--feeds", Feeds], ["export", "csv", "--feeds", Feeds],
            ["story", "list"], ["story", "list", "--json", "--limit", "99"], ["story", "show", $"{copied.Id}"], ["story", "show", $"{copied.Id}", "--json"],
            ["explain", copy], ["explain", copy, "--json"], ["explain", copy, "--side-by-side"], ["explain", "987654"],
            ["story", "never", copy, $"{copied.Lead.Id}", .. why], ["story", "pin", story, "--by", "رنا", .. why], ["story", "hide", other, .. why],
            ["story", "merge", story, "987654", .. why], ["story", "undo", "3", .. why], ["story", "pin", other, .. why, "--json"], ["story", "refit"], ["story", "refit", "--json"], ["story", "history"], ["story", "list"],
            ["image", "list"], ["image", "hide", $"/a/{pictured}", .. why], ["image", "list", "--json"], ["image", "show", "1"], ["image", "confirm", "1", .. why],
            ["image", "restore", "99", .. why], ["image", "list"],
            ["user", "list"], ["user", "add", "سلمى", "--role", "operator", "--json"], ["user", "add", "سلمى", "--role", "editor"], ["user", "role", "سلمى", "editor"],
            ["user", "keys", "سلمى"], ["user", "disable", "سلمى"], ["user", "token", "سلمى", "--for", "تجربة"], ["user", "list", "--json"], ["user", "remove", "سلمى"],
            ["audit", "list", "--by", "سلمى"], ["audit", "list", "--json"],
        ];
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string data, params string[] command) => Called.RunAsync([.. command, "--data", data]);

    private static async Task<string> AnswerAsync(string[] command, string data)
    {
        var (exitCode, output, errors) = await RunAsync(data, command);
        var whole = $"{exitCode}\n{output}\n{errors}".Replace(data, "DATA", StringComparison.Ordinal);
        return Instant().Replace(whole, "INSTANT");
    }

    /// <summary>Readers at the public port do not reach the commands.</summary>
    private static async Task AssertClosedAsync(WebApplication service)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var body = new StringContent("{}");
        body.Headers.Add(CommandRequest.VersionHeader, CommandRequest.Version);
        using var answer = await http.PostAsync(new Uri($"{service.Urls.Single()}{CommandRequest.Path}"), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    /// <summary>The time of a decision is that of its command. A link has a secret, and the address where the service listens.</summary>
    [GeneratedRegex(@"http://[^/ ]+/manage/first\?code=[\w-]+|\d{4}-\d\d-\d\d[ T]\d\d:\d\d[\d:.]*(Z|\+00:00)|\d\d-\d\d \d\d:\d\dZ")]
    private static partial Regex Instant();
}
