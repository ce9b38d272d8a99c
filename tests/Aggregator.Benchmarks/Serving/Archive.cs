using System.Diagnostics;
using System.Globalization;
using Aggregator.Benchmarks.Grouping;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Serving;

/// <summary>An archive of made-up articles, written through the ports of the store. One story in five has several
/// papers.</summary>
internal sealed class Archive(Store store, IReadOnlyList<Source> sources)
{
    private const int AtOnce = 1000;

    // The search index is read from the latest arrival backwards. If thousands of articles had one time of arrival, the archive
    // would not be like a real one.
    private const int ArrivedTogether = 64;

    // The articles are far apart in time. The grouper remembers only some days, so it starts fast whatever the size of the
    // archive.
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    public async Task FillAsync(int articles, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await store.Sources.SynchroniseAsync(sources, now, cancellationToken);
        var clock = Stopwatch.StartNew();
        var start = now - TimeSpan.FromDays(14) - (articles * Apart);
        for (var from = 0; from < articles; from += AtOnce)
        {
            if (await store.Reading.FindArticleAsync(from + AtOnce, cancellationToken) is not null)
            {
                // An earlier run that was stopped has written this part.
                continue;
            }

            var batch = Enumerable.Range(from, Math.Min(AtOnce, articles - from)).ToList();
            await WriteAsync(sources[from / AtOnce % sources.Count], batch, number => start + (number * Apart), cancellationToken);
            await PlaceAsync(cancellationToken);
            if (from % 20_000 == 0 && from > 0)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{from} articles written after {clock.Elapsed.TotalSeconds:F0} s"));
            }
        }
    }

    private async Task WriteAsync(Source source, IReadOnlyList<int> numbers, Func<int, DateTimeOffset> at, CancellationToken cancellationToken)
    {
        var when = at(numbers[^1]);
        var request = new ClaimRequest(1, 1, when + TimeSpan.FromDays(36500), TimeSpan.FromHours(1)) { SourceIds = [source.Id] };
        var claim = (await store.Sources.ClaimDueAsync(request, cancellationToken))[0];
        await store.Sources.CompleteAsync(
            new SourceCompletion
            {
                Claim = claim,
                State = new FetchState { NextFetch = when },
                Entries = [.. numbers.Select(number => new ParsedEntry { Id = number.ToString(CultureInfo.InvariantCulture), Published = at(number) })],
                IsWhole = _ => true,
                Log = new FetchLogEntry { At = when, Duration = TimeSpan.Zero, Result = FetchResult.Read },
            },
            cancellationToken);
        var claims = await store.Entries.ClaimPendingAsync(new EntryClaimRequest(0, AtOnce, when, TimeSpan.FromHours(1)), cancellationToken);
        var written = claims.AsParallel().AsOrdered().Select(entry => new EntryResult.Scraped(
            entry, MadeUpArticle.Write(int.Parse(entry.Entry.Id ?? "0", CultureInfo.InvariantCulture), source.Id, entry.Entry.Published)));
        foreach (var arrived in written.Chunk(ArrivedTogether))
        {
            await store.Entries.CompleteAsync(arrived, arrived[^1].Article.Published ?? when, cancellationToken);
        }
    }

    // The grouper is measured in another benchmark. Here each fifth article begins a story, and the articles of the next two
    // papers join it.
    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.Stories.UngroupedAsync(0, AtOnce, cancellationToken);
        await store.Stories.PlaceAsync(
            [.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = article.Id % 5 is 1 or 2 && article.Id > 2 ? article.Id - (article.Id % 5) : article.Id })],
            cancellationToken);
    }
}
