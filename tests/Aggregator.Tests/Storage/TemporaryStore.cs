using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Storage;

/// <summary>A real store in a temporary folder.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly Func<Store, Store> _break;
    private bool _isClosed;

    public TemporaryStore()
        : this(TestStore.Settings)
    {
    }

    /// <param name="settings">The settings of the store, with its engine.</param>
    /// <param name="break">Puts a store that breaks a promise in front of the opened store; null for none.</param>
    public TemporaryStore(StoreSettings settings, Func<Store, Store>? @break = null)
    {
        _break = @break ?? (static store => store);
        Settings = settings;
        Folder = Directory.CreateTempSubdirectory("aggregator-").FullName;
        Store = _break(Store.Open(Folder, settings));
    }

    public StoreSettings Settings { get; }

    public string Folder { get; }

    public Store Store { get; private set; }

    public ISourceStore Sources => Store.Sources;

    public IEntryStore Entries => Store.Entries;

    public IStoryStore Stories => Store.Stories;

    public IReadingStore Reading => Store.Reading;

    public IDecisionStore Decisions => Store.Decisions;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Source Paper(string id, string? host = null) => new()
    {
        Id = id,
        Name = "جريدة " + id,
        FeedUrls = [new Uri($"https://{host ?? id + ".example"}/feed")],
        Country = "MA",
    };

    public static ParsedEntry Entry(string name, string host = "rabat.example", string? title = null) => new()
    {
        Id = "guid-" + name,
        Link = new Uri($"https://{host}/news/{name}"),
        Title = new FeedText(title ?? $"المجلس البلدي يناقش الملف رقم {name}", FeedTextKind.Text),
    };

    public static Article ArticleOf(EntryClaim claim, string? body = null) => ArticleOf(claim.SourceId, claim.Entry, body);

    public static Article ArticleOf(string sourceId, ParsedEntry entry, string? body = null)
    {
        var text = body ?? $"ناقش المجلس البلدي في جلسته العادية الملف الخاص بالخبر {entry.Id} ثم رفع أعماله إلى الأسبوع المقبل.";
        return new Article
        {
            SourceId = sourceId,
            Url = entry.Link ?? new Uri("https://rabat.example/"),
            CanonicalUrl = entry.Link ?? new Uri("https://rabat.example/"),
            Title = entry.Title?.Value ?? "بلا عنوان",
            Body = SafeHtml.FromStore($"<p>{text}</p>"),
            BodyText = text,
            Published = entry.Published,
            Language = "ar",
            Method = ExtractionMethod.Density,
            Quality = 0.9,
        };
    }

    /// <summary>Closes and opens the store, as a restart of the process does.</summary>
    /// <param name="settings">Null means the settings of the first opening.</param>
    public void Reopen(StoreSettings? settings = null)
    {
        Close();
        Store = _break(Store.Open(Folder, settings ?? Settings));
        _isClosed = false;
    }

    /// <summary>Closes the store, as the end of the process does, until <see cref="Reopen"/>.</summary>
    public void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            Store.Dispose();
        }
    }

    public async Task<SourceClaim> ClaimSourceAsync(DateTimeOffset? now = null) =>
        Assert.Single(await Sources.ClaimDueAsync(new ClaimRequest(1, 1, now ?? Noon, TimeSpan.FromMinutes(5)), Cancellation));

    public async Task<IReadOnlyList<EntryClaim>> ClaimEntriesAsync(DateTimeOffset? now = null, int limit = 100) =>
        await Entries.ClaimPendingAsync(new EntryClaimRequest(limit, limit, now ?? Noon, TimeSpan.FromMinutes(5)), Cancellation);

    /// <summary>Follows a paper and stores the entries of its feed.</summary>
    public async Task<int?> RefreshAsync(string sourceId, params ParsedEntry[] entries) =>
        await RefreshAsync(sourceId, Noon, entries);

    public async Task<int?> RefreshAsync(string sourceId, DateTimeOffset now, params ParsedEntry[] entries)
    {
        await Sources.SynchroniseAsync([Paper(sourceId)], now, Cancellation);
        await Sources.HastenAsync([], now, Cancellation);
        var claim = await ClaimSourceAsync(now);
        return (await Sources.CompleteAsync(Completion(claim, now, entries), Cancellation))?.Entries;
    }

    public static SourceCompletion Completion(SourceClaim claim, DateTimeOffset now, params IReadOnlyList<ParsedEntry> entries) => new()
    {
        Claim = claim,
        State = claim.State with { NextFetch = now + TimeSpan.FromMinutes(30), LastSuccess = now },
        Entries = entries,
        Log = new FetchLogEntry { At = now, Duration = TimeSpan.FromMilliseconds(120), Result = FetchResult.Read, Entries = entries.Count },
    };

    /// <summary>Makes an article of every waiting entry.</summary>
    public async Task<EntryTally> ScrapeAsync(DateTimeOffset? now = null, Func<EntryClaim, Article>? extract = null)
    {
        var tally = EntryTally.Nothing;
        while (await ClaimEntriesAsync(now) is { Count: > 0 } claims)
        {
            EntryResult[] results = [.. claims.Select(claim => new EntryResult.Scraped(claim, (extract ?? (c => ArticleOf(c)))(claim)))];
            tally = tally.Add(await Entries.CompleteAsync(results, now ?? Noon, Cancellation));
        }

        return tally;
    }

    /// <summary>Places every article in a story of its own.</summary>
    public async Task PlaceAsync()
    {
        var waiting = await Stories.UngroupedAsync(0, 1000, Cancellation);
        await Stories.PlaceAsync([.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = article.Id })], Cancellation);
    }

    public async Task PublishAsync(string sourceId, params ParsedEntry[] entries)
    {
        await RefreshAsync(sourceId, entries);
        await ScrapeAsync();
        await PlaceAsync();
    }

    public async Task<IReadOnlyList<StoryArticle>> LatestAsync(ArticleQuery? query = null) =>
        await Reading.LatestArticlesAsync(query ?? new ArticleQuery(), Cancellation);

    public void Dispose()
    {
        Close();
        Directory.Delete(Folder, recursive: true);
    }
}
