using System.CommandLine;
using System.Globalization;
using System.Text;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Memory for each article, and speed, with many different articles of realistic length.</summary>
internal static class ScaleBenchmark
{
    /// <summary>The mean length in the public stream of news.</summary>
    private const int Words = 250;

    private const int Batch = 1000;

    public static Command Create()
    {
        var count = new Argument<int>("articles") { Description = "For example 1000000." };
        var stories = new Option<bool>("--stories") { Description = "With stories, not duplicates alone." };
        var command = new Command("scale", "Memory and speed of the grouper with many articles.") { count, stories };
        command.SetAction(result => Run(result.GetValue(count), result.GetValue(stories)));
        return command;
    }

    private static void Run(int articles, bool withStories)
    {
        var random = new Random(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var grouper = new StoryGrouper(DuplicateRules.Measured, withStories ? EventRules.Measured : null);
        var watch = new Watch();
        for (var id = 0; id < articles; id += Batch)
        {
            var batch = Enumerable.Range(id, Math.Min(Batch, articles - id)).Select(number => Article(random, number)).ToList();
            watch.Time(() => batch.ForEach(article => grouper.Place(article)));
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{grouper.Count:N0} articles{(withStories ? " with stories" : "")}: {bytes / (double)articles:N0} bytes each, {watch.Report(articles)}"));
        GC.KeepAlive(grouper);
    }

    /// <summary>The articles follow each other by half a second, so that a million are within the window.</summary>
    private static GroupingArticle Article(Random random, int id) => new()
    {
        Id = id,
        SourceId = $"s{random.Next(500)}",
        Title = Text(random, 9),
        BodyText = Text(random, Words),
        UrlKey = $"news.example/{id}",
        At = DateTimeOffset.UnixEpoch.AddSeconds(id * .5),
    };

    /// <summary>Words from a vocabulary of 60,000, of which a few are common, as in a language.</summary>
    private static string Text(Random random, int words)
    {
        var text = new StringBuilder(words * 6);
        for (var at = 0; at < words; at++)
        {
            var rank = (int)Math.Exp(random.NextDouble() * Math.Log(60_000));
            for (var rest = rank + 100; rest > 0; rest /= 28)
            {
                text.Append((char)('\u0628' + (rest % 28 % 18)));
            }

            text.Append(' ');
        }

        return text.ToString();
    }
}
