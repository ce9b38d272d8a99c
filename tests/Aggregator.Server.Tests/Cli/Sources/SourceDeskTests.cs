using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Aggregator.Server.Cli;
using Aggregator.Server.Newsroom;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Sources;

/// <summary>An operator changes the list of sources by commands, and the running service follows.</summary>
public sealed class SourceDeskTests : IAsyncLifetime
{
    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-desk-");
    private readonly HttpClient _http = new(new SocketsHttpHandler());
    private NewsroomServer? _newsroom;
    private WebApplication? _service;
    private TimeSpan _longest;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Feeds => Path.Combine(_folder.FullName, "feeds.json");

    private string Data => Path.Combine(_folder.FullName, "data");

    private Uri Site => new(_service!.Urls.Single()); // Started before each test.

    public async ValueTask InitializeAsync()
    {
        _newsroom = await NewsroomServer.StartAsync(
            InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, Token);
        await File.WriteAllTextAsync(Feeds, _newsroom.FeedsJson, Token);
        await FetchedNewsroom.FetchInAsync(Feeds, Data, engine: null);
        _service = Composition.BuildService(new ServeSettings
        {
            FeedsFile = Feeds,
            DataFolder = Data,
            Urls = $"http://127.0.0.1:{FreePort.Take()}",
            Role = ServeRole.Web,
            Configuration = Patience.Fetching.Append(new("Logging:LogLevel:Default", "Error")).ToDictionary(option => option.Key, option => (string?)option.Value),
        });
        await _service.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_longest > TimeSpan.Zero)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"The site showed a change after {_longest.TotalSeconds:0.0} seconds at most.");
        }

        if (_service is not null)
        {
            await _service.StopAsync(CancellationToken.None);
            await _service.DisposeAsync();
        }

        if (_newsroom is not null)
        {
            await _newsroom.DisposeAsync();
        }

        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_paper_taken_out_with_its_articles_is_gone_everywhere_at_once_and_comes_back()
    {
        var (article, story) = await LedByAsync("sada");
        var picture = await PictureAsync("sada");
        var asked = await RunAsync("source", "remove", "sada", "--with-articles");
        Assert.Equal(ExitCode.WrongUse, asked.ExitCode);
        Assert.Matches("its [0-9]+ articles would leave", asked.Errors);
        Assert.Equal(200, await StatusAsync($"a/{article}"));
        Assert.Equal(200, await StatusAsync(picture));

        var removed = await RunAsync("source", "remove", "sada", "--with-articles", "--yes", "--reason", "طلب الناشر");
        Assert.Equal((ExitCode.Done, ""), (removed.ExitCode, removed.Errors));
        await EventuallyAsync(async () => await StatusAsync($"a/{article}") == 404);
        var atom = XDocument.Parse(await _http.GetStringAsync(new Uri(Site, "feed.atom"), Token));
        Assert.DoesNotContain(atom.Descendants(XName.Get("entry", "http://www.w3.org/2005/Atom")), entry => ((string?)entry.Elements().First())?.EndsWith($"article/{article}", StringComparison.Ordinal) == true);
        Assert.Contains(atom.Descendants(Tombstones + "deleted-entry"), entry => ((string?)entry.Attribute("ref"))?.EndsWith($"article/{article}", StringComparison.Ordinal) == true);
        Assert.Equal(0, await CountAsync("api/articles?source=sada"));
        Assert.Equal(404, await StatusAsync($"api/articles/{article}"));
        await EventuallyAsync(async () => !(await _http.GetStringAsync(new Uri(Site, "/"), Token)).Contains("/source/sada", StringComparison.Ordinal));
        Assert.NotEqual(article, await LeadAsync(story));
        await EventuallyAsync(async () => await StatusAsync(picture) == 404);
        Assert.Contains(await ListAsync(), line => line.GetProperty("id").GetString() == "sada" && line.GetProperty("state").GetString() == "removed");

        Assert.Equal(ExitCode.Done, (await RunAsync("source", "restore", "sada")).ExitCode);
        await EventuallyAsync(async () => await StatusAsync($"a/{article}") == 200);
        Assert.Equal(article, await LeadAsync(story));
        await EventuallyAsync(async () => await CountAsync("api/articles?source=sada") > 0);
    }

    [Fact]
    public async Task A_change_of_settings_is_in_force_without_a_restart_and_each_setting_has_its_origin()
    {
        var whole = await BytesAsync("source/alrasid/feed.atom");
        var edited = await RunAsync("source", "edit", "alrasid", "--set", "publish=headline", "country=");
        Assert.Equal((ExitCode.Done, ""), (edited.ExitCode, edited.Errors));
        await EventuallyAsync(async () => await BytesAsync("source/alrasid/feed.atom") < whole * 2 / 3);
        var settings = JsonDocument.Parse((await RunAsync("source", "show", "alrasid", "--json")).Output).RootElement.GetProperty("settings");
        Assert.Equal("override", settings.GetProperty("publish").GetProperty("origin").GetString());
        Assert.Equal("override", settings.GetProperty("country").GetProperty("origin").GetString());
        Assert.Equal("file", settings.GetProperty("name").GetProperty("origin").GetString());
        Assert.Contains("did you mean \"publish\"?", (await RunAsync("source", "edit", "alrasid", "--set", "publis=full")).Errors, StringComparison.Ordinal);
        Assert.Contains("must be one of headline, excerpt, full", (await RunAsync("source", "edit", "alrasid", "--set", "publish=some")).Errors, StringComparison.Ordinal);
        Assert.Contains("changed", (await RunAsync("source", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await RunAsync("source", "revert", "alrasid")).ExitCode);
        Assert.DoesNotContain("override", (await RunAsync("source", "show", "alrasid")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_list_is_followed_and_what_is_exported_replaces_file_and_store()
    {
        var list = Path.Combine(_folder.FullName, "list.opml");
        var outlines = string.Concat(Enumerable.Range(1, 300).Select(i => $"<outline text='جريدة {i}' xmlUrl='https://paper{i}.example/feed' htmlUrl='https://www.paper{i}.example/'/>\n"));
        await File.WriteAllTextAsync(list, $"<opml version='2.0'><body>\n{outlines}</body></opml>", Token);
        var first = await RunAsync("import", list);
        Assert.Equal((ExitCode.Done, ""), (first.ExitCode, first.Errors));
        Assert.Contains("line 2: paper1: added", first.Output, StringComparison.Ordinal);
        Assert.Contains("300 sources added, 0 changed, 0 as before, 0 refused.", first.Output, StringComparison.Ordinal);
        Assert.Contains("0 sources added, 0 changed, 300 as before, 0 refused.", (await RunAsync("import", list)).Output, StringComparison.Ordinal);
        await EventuallyAsync(async () => (await _http.GetStringAsync(new Uri(Site, "api/sources"), Token)).Contains("paper300", StringComparison.Ordinal));

        await RunAsync("source", "edit", "sada", "--set", "weight=2");
        var exported = (await RunAsync("export", "json")).Output;
        var other = Path.Combine(_folder.FullName, "other");
        Directory.CreateDirectory(other);
        Store.Open(other, new StoreSettings()).Dispose();
        var file = Path.Combine(_folder.FullName, "exported.json");
        await File.WriteAllTextAsync(file, exported, Token);
        Assert.Equal(exported, (await Called.RunAsync(["export", "json", "--data", other, "--feeds", file])).Output);
        foreach (var format in new[] { "opml", "csv" })
        {
            var path = Path.Combine(_folder.FullName, $"list.{format}");
            await File.WriteAllTextAsync(path, (await RunAsync("export", format)).Output, Token);
            Assert.Contains("310 as before, 0 refused.", (await RunAsync("import", path)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_with_who_and_what()
    {
        await RunAsync("source", "edit", "sada", "--set", "weight=3");
        await RunAsync("source", "pause", "sada");
        var audit = await _service!.Services.GetRequiredService<IAuditStore>() // Started before each test.
            .ReadAsync(new AuditQuery { Subject = "sada" }, Token);
        Assert.Equal(["SourcePaused", "SourceEdited"], audit.Select(record => record.What.ToString()));
        Assert.Equal(("سلمى", """{"weight":3}"""), (audit[1].By.Name, audit[1].After));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) => Called.RunAsync([.. words, "--data", Data]);

    private async Task<int> StatusAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(Site, path), Token);
        return (int)answer.StatusCode;
    }

    private async Task<int> BytesAsync(string path) => (await _http.GetByteArrayAsync(new Uri(Site, path), Token)).Length;

    private async Task<int> CountAsync(string path) =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(Site, path), Token)).RootElement.GetProperty("items").GetArrayLength();

    private async Task<List<JsonElement>> ListAsync() =>
        [.. (await RunAsync("source", "list", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private IReadingStore Reading => _service!.Services.GetRequiredService<IReadingStore>(); // Started before each test.

    /// <summary>An article of the paper that leads a story of several articles, or else any story.</summary>
    private async Task<(long Article, long Story)> LedByAsync(string source)
    {
        var stories = (await Reading.LatestStoriesAsync(new ArticleQuery { Limit = 200 }, Token)).Where(story => story.Lead.Article.SourceId == source);
        var story = stories.MaxBy(story => story.Articles);
        Assert.NotNull(story);
        return (story.Lead.Id, story.Id);
    }

    private async Task<long?> LeadAsync(long story) => (await Reading.FindStoryAsync(story, Token))?.Lead.Id;

    /// <summary>The address of our copy of a picture of the paper.</summary>
    private async Task<string> PictureAsync(string source)
    {
        var pictured = (await Reading.LatestArticlesAsync(new ArticleQuery { SourceIds = [source], Limit = 200 }, Token)).First(article => article.Article.Image is not null);
        return _service!.Services.GetRequiredService<Aggregator.Server.Web.Images.ImageLinks>().Proxied(pictured.Article.Image!, source)!.PathAndQuery; // The filter left out null, and the address is short.
    }

    private async Task EventuallyAsync(Func<Task<bool>> holdsAsync)
    {
        var start = Stopwatch.GetTimestamp();
        await Patience.EventuallyAsync(holdsAsync, "the site shows the change");
        var waited = Stopwatch.GetElapsedTime(start);
        Assert.InRange(waited, TimeSpan.Zero, LongestWait);
        _longest = waited > _longest ? waited : _longest;
    }
}
