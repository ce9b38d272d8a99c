using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Extraction.Discovery;
using Aggregator.Fetching;

namespace Aggregator.Server.Cli.JsonLines;

/// <summary>The <c>discover</c> subcommand: JSON lines in, JSON lines out.</summary>
internal static class DiscoverCommand
{
    private const string Help = """
        Finds the feeds, the sitemaps and the list of articles that a newspaper's page names. Asks no server.

        Reads standard input, one JSON object a line:
          id     any text; it comes back
          path   an HTML file, bytes as saved
          url    the address that the page was read from

        Writes one JSON object for each line:
          id        as given
          feeds     [{link, title, comments}]: feeds of the page; comments is true for feeds of readers' comments, which come last
          sitemaps  [link]
          items     [{link, headline, score}]: the articles of the page, each link once, in the order of the page; score from 0 to 1
          rules     {item, link, title, date}: the list as CSS selectors for "listing" in feeds.json; absent without a list
          error     only when the line or the file cannot be read
        """;

    private static readonly Uri Unknown = new("https://page.invalid/");

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("page") { Description = "An HTML file to try; without it JSON lines are read.", Arity = ArgumentArity.ZeroOrOne };
        var address = new Option<string?>("--url") { Description = "The address that the file was read from." };
        var command = new Command("discover", Help) { file, address };
        command.SetAction(result => Run(result.GetValue(file), result.GetValue(address)));
        return command;
    }

    private static int Run(FileInfo? file, string? address)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        if (file is not null)
        {
            var answer = Answer(new DiscoverLine(file.Name, file.FullName, address));
            output.WriteLine(Written(answer));
            return answer.Error is null ? ExitCode.Done : ExitCode.Failed;
        }

        using var input = new StreamReader(Console.OpenStandardInput());
        while (input.ReadLine() is { } line)
        {
            output.WriteLine(Answer(line));
            output.Flush();
        }

        return ExitCode.Done;
    }

    private static string Answer(string line)
    {
        try
        {
            return Written(Answer(JsonSerializer.Deserialize(line, DiscoverJson.Default.DiscoverLine) ?? new DiscoverLine(null, null, null)));
        }
        catch (JsonException fault)
        {
            return Written(new DiscoverAnswer { Error = fault.Message });
        }
    }

    private static DiscoverAnswer Answer(DiscoverLine line) => Bytes(line.Path) is { } body
        ? Read(line, body)
        : new DiscoverAnswer { Id = line.Id, Error = $"The file {line.Path} cannot be read." };

    private static string Written(DiscoverAnswer answer) => JsonSerializer.Serialize(answer, DiscoverJson.Readable.DiscoverAnswer);

    private static DiscoverAnswer Read(DiscoverLine line, byte[] body)
    {
        var url = Uri.TryCreate(line.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address! : Unknown;
        var found = PageDiscovery.Read(new FetchedDocument { Url = url, Body = body, FetchedAt = TimeProvider.System.GetUtcNow() });
        return new DiscoverAnswer
        {
            Id = line.Id,
            Feeds = [.. found.Feeds.Select(feed => new DiscoveredFeed(feed.Url.AbsoluteUri, feed.Title, feed.IsAboutComments))],
            Sitemaps = [.. found.Sitemaps.Select(sitemap => sitemap.Url.AbsoluteUri)],
            Items = [.. found.Articles.Items.Select(item => new DiscoveredArticle(item.Link.AbsoluteUri, item.Headline, Math.Round(item.Score, 2)))],
            Rules = found.Articles.Rules is { } rules ? new DiscoveredRules(rules.Item, rules.Link, rules.Title, rules.Date) : null,
        };
    }

    private static byte[]? Bytes(string? path)
    {
        try
        {
            return path is null ? null : File.ReadAllBytes(path);
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The fault goes into the answer, because one missing file must not end the run.
            return null;
        }
    }
}

/// <summary>One page to read.</summary>
internal sealed record DiscoverLine(string? Id, string? Path, string? Url);

/// <summary>What one page offers.</summary>
internal sealed record DiscoverAnswer
{
    public string? Id { get; init; }

    public IReadOnlyList<DiscoveredFeed> Feeds { get; init; } = [];

    public IReadOnlyList<string> Sitemaps { get; init; } = [];

    public IReadOnlyList<DiscoveredArticle> Items { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DiscoveredRules? Rules { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}

/// <summary>A feed that the page names.</summary>
internal sealed record DiscoveredFeed(string Link, string? Title, bool Comments);

/// <summary>An article that the page links to.</summary>
internal sealed record DiscoveredArticle(string Link, string Headline, double Score);

/// <summary>The list of articles as CSS selectors.</summary>
internal sealed record DiscoveredRules(string Item, string? Link, string? Title, string? Date);

/// <summary>JSON of the <c>discover</c> protocol.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DiscoverLine))]
[JsonSerializable(typeof(DiscoverAnswer))]
internal sealed partial class DiscoverJson : JsonSerializerContext
{
    /// <summary>Arabic is not escaped: the output goes to a terminal or a scoring program and never into a page.</summary>
    public static DiscoverJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
