using System.CommandLine;
using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Fields;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source test</c> subcommand: what a feed or page would give; nothing is saved.</summary>
internal static class SourceTestCommand
{
    private const int ShownEntries = 5;
    private const int ShownFeeds = 10;

    public static Command Create()
    {
        var feeds = CommonOptions.Feeds();
        var name = new Argument<string>("URL|ID") { Description = "A feed, an article page, or the id of a source in feeds.json" };
        var command = new Command("test", "Fetches a feed or page and shows what it would give; nothing is saved") { name, feeds };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(() =>
            RunAsync(result.GetRequiredValue(name), result.GetRequiredValue(feeds).FullName, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string name, string feeds, CancellationToken cancellationToken)
    {
        var options = Composition.Bound<FetchingOptions>(StoreVisit.Configuration(), "Fetching");
        using var fetcher = new Fetcher(options, TimeProvider.System);
        if (Uri.TryCreate(name, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return await TestAsync(fetcher, new Source { Id = "test", Name = name }, url, cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }

        if (Composition.OpenCatalogue(feeds).Current.FirstOrDefault(source => source.Id == name) is not { } followed)
        {
            await Console.Error.WriteLineAsync($"{name} is neither an http(s) address nor the id of a source in {feeds}.");
            return ExitCode.WrongUse;
        }

        var isGood = false;
        foreach (var candidate in followed.FeedUrls)
        {
            isGood |= await TestAsync(fetcher, followed, candidate, cancellationToken);
        }

        return isGood ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<bool> TestAsync(Fetcher fetcher, Source source, Uri url, CancellationToken cancellationToken)
    {
        Console.WriteLine(url);
        var outcome = await fetcher.FetchAsync(
            new FetchRequest { Url = url, UserAgent = source.UserAgent, Headers = source.Headers }, cancellationToken);
        if (outcome is not FetchOutcome.Fetched(var document, _))
        {
            Console.WriteLine(outcome switch
            {
                FetchOutcome.Failed(var failure, var detail, _) => $"  {failure}: {detail}",
                FetchOutcome.Deferred(var until) => $"  asks to wait until {until:u}",
                _ => "  unchanged",
            });
            return false;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {document.MediaType ?? "no media type"}, {document.Body.Length} bytes"));
        return (source.Kind is SourceKind.Listing ? ListingPage.Parse(document, source) : FeedParser.Parse(document, source.Encoding, CountryZones.Of(source, document.Url))) switch
        {
            FeedOutcome.Parsed(var feed) => Show(feed),
            FeedOutcome.NotAFeed(FeedFault.Html, var detail, _) => ShowPage(document, source, detail),
            FeedOutcome.NotAFeed(var fault, var detail, _) => Say($"  {fault}: {detail}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool Show(ParsedFeed feed)
    {
        var parts = feed.Sitemaps.Count;
        Console.WriteLine(parts > 0
            ? $"  {feed.Format}: {Counted.Of(parts, "sitemap")}, of which the service reads the newest"
            : $"  {feed.Format}: {feed.Title?.Value}, {Counted.Of(feed.Entries.Count, "entry", "entries")}");
        foreach (var entry in feed.Entries.Take(ShownEntries))
        {
            Console.WriteLine($"  - {entry.Title?.Value} | {(entry.Published is { } at ? at.ToString("u", CultureInfo.InvariantCulture) : "no date")} | {entry.Link}");
        }

        foreach (var repair in feed.Repairs)
        {
            Console.WriteLine($"  mended: {(repair.Line is { } line ? $"line {line}: " : "")}{repair.Message}");
        }

        return parts > 0 || feed.Entries.Count > 0;
    }

    private static bool ShowPage(FetchedDocument document, Source source, string notAFeed)
    {
        Console.WriteLine($"  {notAFeed}");
        if (ArticleExtractor.Extract(document, new ExtractionRequest { Source = source }) is not ExtractionOutcome.Extracted(var article))
        {
            Console.WriteLine("  It is not an article either.");
            return SuggestFeeds(document);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  article: {article.Title} ({article.Method}, quality {article.Quality:F2})"));
        Console.WriteLine($"  by {(article.Authors.Count > 0 ? string.Join("، ", article.Authors) : "nobody named")}, {article.Published?.ToString("u", CultureInfo.InvariantCulture) ?? "no date"}");
        Console.WriteLine($"  {article.Lede}");
        return true;
    }

    /// <summary>A home page was given: what it names as its feeds can be tested next.</summary>
    private static bool SuggestFeeds(FetchedDocument page)
    {
        foreach (var feed in FeedDiscovery.Find(page).Where(feed => feed.Evidence is FeedEvidence.LinkElement or FeedEvidence.BodyLink).Take(ShownFeeds))
        {
            Console.WriteLine($"  try its feed: {feed.Url} {feed.Title}".TrimEnd());
        }

        return false;
    }

    private static bool Say(string sentence)
    {
        Console.WriteLine(sentence);
        return false;
    }
}
