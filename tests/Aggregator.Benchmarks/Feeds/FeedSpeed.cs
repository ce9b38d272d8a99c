using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Xml;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using CodeHollow.FeedReader.Parser;
using LibraryReader = CodeHollow.FeedReader.FeedReader;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>The time from bytes to <see cref="ParsedFeed"/> with every field, including dates and addresses.</summary>
internal static class FeedSpeed
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MaxWarming = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(3);

    public static void Print(TextWriter output, IReadOnlyList<byte[]> feeds, IReadOnlyList<byte[]> damaged)
    {
        output.WriteLine($"{feeds.Count} feeds, {feeds.Sum(feed => feed.Length) / 1e6:F2} MB; {damaged.Count} damaged feeds, {damaged.Sum(feed => feed.Length) / 1e6:F2} MB");
        output.WriteLine("| what | MB per second of processor time | allocated bytes per input byte |");
        output.WriteLine("|---|---:|---:|");
        Row(output, "XmlReader, bare scan", feeds, Scan);
        var sound = feeds.Where(IsReadByLibrary).ToList();
        Row(output, $"CodeHollow by itself: bytes to its own model ({feeds.Count - sound.Count} feeds that it refuses left out)", sound, body => LibraryReader.ReadFromByteArray(body));
        foreach (var (reader, name) in ((FeedReaderName, string)[])[(FeedReaderName.Own, "ours"), (FeedReaderName.CodeHollow, "CodeHollow behind our tokenizer")])
        {
            Row(output, $"{name}: bytes to ParsedFeed", feeds, body => Read(body, reader));
            Row(output, $"{name}: the same, sanitised, links resolved", feeds, body => ReadSafely(body, reader));
            if (damaged.Count > 0)
            {
                Row(output, $"{name}: damaged feeds to ParsedFeed", damaged, body => Read(body, reader));
            }
        }
    }

    private static void Row(TextWriter output, string name, IReadOnlyList<byte[]> feeds, Action<byte[]> work)
    {
        Warm(feeds, work);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (rounds, time) = Rounds(feeds, work, Measuring);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var bytes = (double)rounds * feeds.Sum(feed => feed.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {bytes / 1e6 / time.TotalSeconds:F1} | {allocated / bytes:F1} |"));
    }

    /// <summary>Runs until the compiler has finished its optimisations; on a busy machine this may take long.</summary>
    private static void Warm(IReadOnlyList<byte[]> feeds, Action<byte[]> work)
    {
        var clock = Stopwatch.StartNew();
        for (var compiled = -1L; clock.Elapsed < MaxWarming && compiled != JitInfo.GetCompiledMethodCount();)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            _ = Rounds(feeds, work, Settling);
        }
    }

    private static (int Rounds, TimeSpan Time) Rounds(IReadOnlyList<byte[]> feeds, Action<byte[]> work, TimeSpan atLeast)
    {
        // The processor time of the process includes the garbage collector. Wall time would also include other programs.
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var rounds = 0;
        while (clock.Elapsed < atLeast)
        {
            foreach (var feed in feeds)
            {
                work(feed);
            }

            rounds++;
        }

        return (rounds, Environment.CpuUsage.TotalTime - before);
    }

    private static void Scan(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException)
        {
            // This parser stops at the first fault, so its figure is only an upper bound.
        }
    }

    private static bool IsReadByLibrary(byte[] body)
    {
        try
        {
            _ = LibraryReader.ReadFromByteArray(body);
            return true;
        }
        catch (Exception fault) when (fault is XmlException or FeedTypeNotSupportedException or NullReferenceException or ArgumentNullException)
        {
            return false;
        }
    }

    private static ParsedFeed? Read(byte[] body, FeedReaderName reader) => FeedParser.Parse(new FetchedDocument
    {
        Url = new Uri("https://news.example/feed"),
        Body = body,
        FetchedAt = DateTimeOffset.UnixEpoch,
    }, encoding: null, zone: null, reader) is FeedOutcome.Parsed(var feed) ? feed : null;

    private static void ReadSafely(byte[] body, FeedReaderName reader)
    {
        var feed = Read(body, reader);
        foreach (var entry in feed?.Entries ?? [])
        {
            foreach (var text in (FeedText?[])[entry.Title, entry.Summary, entry.Content])
            {
                if (text is { Kind: FeedTextKind.Html })
                {
                    Sanitizer.Sanitize(text.Value, text.Base);
                }
            }
        }
    }
}
