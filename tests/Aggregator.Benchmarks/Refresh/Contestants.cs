using System.Globalization;
using System.Text.Json;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Refresh;

/// <summary>A program that polls the feeds, run twice with the same arguments.</summary>
internal sealed record Contestant(string Name, string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);

/// <summary>Our program and the programs it is compared with, each with its own empty store.</summary>
internal static class Contestants
{
    public static IEnumerable<Contestant> All(string folder, FeedPublisher publisher, IReadOnlyList<StoreEngine> stores)
    {
        foreach (var store in stores)
        {
            yield return Ours(folder, publisher, store);
        }

        if (File.Exists("/usr/bin/newsboat"))
        {
            yield return Newsboat(folder, publisher);
        }

        if (File.Exists("/usr/bin/sfeed_update"))
        {
            yield return Sfeed(folder, publisher);
        }
    }

    private static Contestant Ours(string folder, FeedPublisher publisher, StoreEngine store)
    {
        var sources = publisher.FeedUrls.Select((url, i) => new
        {
            id = string.Create(CultureInfo.InvariantCulture, $"paper{i}"),
            name = string.Create(CultureInfo.InvariantCulture, $"جريدة {i}"),
            kind = "feed",
            feedUrls = new[] { url },
        });
        var feeds = Path.Combine(folder, "feeds.json");
        File.WriteAllText(feeds, JsonSerializer.Serialize(new { sources }));
        var server = Path.Combine(AppContext.BaseDirectory, "Aggregator.Server.dll");
        return new Contestant(
            $"aggregator, {store}",
            "dotnet",
            [server, "fetch", "--feeds", feeds, "--data", Path.Combine(folder, $"data-{store}"), "--store", store.ToString()],
            new Dictionary<string, string>
            {
                ["Aggregator__Fetching__AllowedNetworks__0"] = "127.0.0.0/8",
                ["Aggregator__Fetching__MinGapPerHost"] = "00:00:00",
            });
    }

    private static Contestant Newsboat(string folder, FeedPublisher publisher)
    {
        var (urls, config) = (Path.Combine(folder, "urls"), Path.Combine(folder, "newsboat.conf"));
        File.WriteAllLines(urls, publisher.FeedUrls.Select(url => url.ToString()));
        File.WriteAllText(config, "reload-threads 8\n");
        return new Contestant(
            "newsboat",
            "newsboat",
            ["-q", "-u", urls, "-C", config, "-c", Path.Combine(folder, "newsboat.db"), "-x", "reload"],
            new Dictionary<string, string> { ["HOME"] = folder });
    }

    private static Contestant Sfeed(string folder, FeedPublisher publisher)
    {
        var config = Path.Combine(folder, "sfeedrc");
        var lines = publisher.FeedUrls.Select((url, i) => string.Create(CultureInfo.InvariantCulture, $"  feed \"paper{i}\" \"{url}\""));
        File.WriteAllText(config, $"sfeedpath=\"{folder}/sfeed\"\nmaxjobs=8\nfeeds() {{\n{string.Join('\n', lines)}\n}}\n");
        return new Contestant("sfeed", "sfeed_update", [config], new Dictionary<string, string> { ["HOME"] = folder });
    }
}
