using System.Diagnostics;
using System.Globalization;
using Aggregator.Benchmarks.Grouping;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Serving;

/// <summary>An archive of made-up articles, written through the store's own ports: one story in five has several papers.</summary>
internal sealed class Archive(Store store, IReadOnlyList<Source> sources)
{
    private const int AtOnce = 1000;

    // The index is read from the latest arrival backwards: articles that came together by the thousand would be no archive of news.
    private const int ArrivedTogether = 64;

    // Far enough apart that the grouper, which remembers days, starts at once whatever the archive's size.
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
                // Written by a run that was stopped.
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

    // Grouping is measured elsewhere: here each fifth article opens a story that the next two papers' articles join.
    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.Stories.UngroupedAsync(0, AtOnce, cancellationToken);
        await store.Stories.PlaceAsync(
            [.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = article.Id % 5 is 1 or 2 && article.Id > 2 ? article.Id - (article.Id % 5) : article.Id })],
            cancellationToken);
    }
}
