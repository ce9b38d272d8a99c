using System.Collections.Concurrent;

namespace Aggregator.Server.Web;

/// <summary>Documents made once per change of the store and served from memory.</summary>
internal sealed class RepresentationCache
{
    /// <summary>Of one generation. Both encodings and the plain bytes of a page are some three times its size.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    // Two generations: what nobody asked for while the newer one filled goes, what readers keep asking for stays.
    private ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Entry> _older = new(StringComparer.Ordinal);
    private long _bytes;

    /// <param name="stamp">What the document was made under; another stamp makes it anew.</param>
    public async Task<Representation> GetAsync(string key, Stamp stamp, Func<Task<Representation>> make)
    {
        var entries = _entries;
        if (!entries.TryGetValue(key, out var held) && _older.TryGetValue(key, out held))
        {
            entries.TryAdd(key, held);
        }

        if (held is not null && held.Stamp == stamp)
        {
            return await held.Document.Value;
        }

        var entry = new Entry(stamp, new Lazy<Task<Representation>>(() => MakeAsync(held, make)));
        // Of many who ask for a changed document at once, one makes it.
        var agreed = entries.AddOrUpdate(key, entry, (_, present) => present.Stamp == stamp ? present : entry);
        try
        {
            return await agreed.Document.Value;
        }
        catch
        {
            entries.TryRemove(new KeyValuePair<string, Entry>(key, agreed));
            throw;
        }
    }

    public bool Holds(string key, Stamp stamp) =>
        (_entries.TryGetValue(key, out var held) || _older.TryGetValue(key, out held)) && held.Stamp == stamp;

    private async Task<Representation> MakeAsync(Entry? held, Func<Task<Representation>> make)
    {
        var made = await make();
        // The store changed elsewhere: the same bytes keep what was already compressed.
        if (held is { Document: { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } task } })
        {
            var before = await task;
            if (before.Body.Span.SequenceEqual(made.Body.Span) && before.Status == made.Status)
            {
                return before;
            }
        }

        if (Interlocked.Add(ref _bytes, 2L * made.Body.Length) > MaxBytes)
        {
            Interlocked.Exchange(ref _bytes, 0);
            _older = _entries;
            _entries = new(StringComparer.Ordinal);
        }

        return made;
    }

    private sealed record Entry(Stamp Stamp, Lazy<Task<Representation>> Document);
}

/// <summary>What a cached document depends on.</summary>
/// <param name="Version">The store's.</param>
/// <param name="Sources">The list of sources: it is replaced whole when feeds.json changes.</param>
/// <param name="Minute">For pages that say «قبل ١٢ دقيقة»; 0 for documents without a clock.</param>
internal readonly record struct Stamp(long Version, object Sources, long Minute);
