using System.Collections.Concurrent;

namespace Aggregator.Server.Web.Serving;

/// <summary>Documents made once for each change of the store and served from memory.</summary>
/// <remarks>While a document is made again, requests get the old one, as long as <see cref="StoreStamp"/> allows it.</remarks>
internal sealed class RepresentationCache(StoreStamp stamps)
{
    /// <summary>The limit of one generation. A page with both encodings and its plain bytes takes about three times its
    /// size.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>The memory of a document apart from its bytes and its key: tags, header texts, tasks.</summary>
    private const int Overhead = 1500;

    // There are two generations. A document that was not requested while the newer generation filled is dropped.
    private ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Entry> _older = new(StringComparer.Ordinal);
    private long _bytes;

    /// <param name="stamp">The state on which the document depends; a document with another stamp is made again.</param>
    /// <param name="isNewest">Whether the old document must not be returned while the new one is made.</param>
    /// <returns>The document, and the stamp under which it was made.</returns>
    public async Task<(Representation Document, Stamp Made)> GetAsync(string key, Stamp stamp, Func<Task<Representation>> make, bool isNewest = false)
    {
        var entries = _entries;
        if (!entries.TryGetValue(key, out var held) && _older.TryGetValue(key, out held))
        {
            entries.TryAdd(key, held);
        }

        if (held?.IsOf(stamp) != true)
        {
            var entry = new Entry(stamp, held is { IsReady: true } ? held : null);
            // When many request a changed document at once, one request makes it. The others wait without holding a thread.
            held = entries.AddOrUpdate(key, entry, (_, present) => present.IsOf(stamp) ? present : entry);
            if (held == entry)
            {
                _ = FillAsync(entries, key, entry, make);
            }
        }

        return !isNewest && !held.Document.IsCompleted && held.Before is { } before && stamps.MayShow(before.Stamp, stamp)
            ? (await before.Document, before.Stamp)
            : (await held.Document, stamp);
    }

    public bool Holds(string key, Stamp stamp) =>
        (_entries.TryGetValue(key, out var held) || _older.TryGetValue(key, out held)) && held.IsOf(stamp);

    private async Task FillAsync(ConcurrentDictionary<string, Entry> entries, string key, Entry entry, Func<Task<Representation>> make)
    {
        var making = MakeAsync(key, entry, make);
        await ((Task)making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!making.IsCompletedSuccessfully)
        {
            // Requests that wait get the exception; the next request starts again.
            entries.TryRemove(new KeyValuePair<string, Entry>(key, entry));
        }

        entry.Fill(making);
    }

    private async Task<Representation> MakeAsync(string key, Entry entry, Func<Task<Representation>> make)
    {
        if (entry.Before is not { } held)
        {
            return Counted(key, await make());
        }

        var before = await held.Document;
        var isAwaited = !stamps.MayShow(held.Stamp, entry.Stamp);
        if (!isAwaited)
        {
            // No request waits for this task, also not the request that starts it.
            await Task.Yield();
        }

        var made = await make();
        // The store changed elsewhere. When the bytes are the same, the compressed forms are kept.
        if (before.Body.Span.SequenceEqual(made.Body.Span) && before.Status == made.Status)
        {
            return before;
        }

        if (!isAwaited)
        {
            made.CompressLike(before);
        }

        return Counted(key, made);
    }

    private Representation Counted(string key, Representation made)
    {
        if (Interlocked.Add(ref _bytes, (2L * (made.Body.Length + key.Length)) + Overhead) > MaxBytes)
        {
            Interlocked.Exchange(ref _bytes, 0);
            _older = _entries;
            _entries = new(StringComparer.Ordinal);
        }

        return made;
    }

    private sealed class Entry(Stamp stamp, Entry? before)
    {
        private readonly TaskCompletionSource<Representation> _made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Stamp Stamp => stamp;

        /// <summary>The old document while this one is made; null when there is none, and after the making.</summary>
        public Entry? Before { get; private set; } = before;

        public Task<Representation> Document => _made.Task;

        public bool IsReady => Document.IsCompletedSuccessfully;

        /// <summary>Whether the document is made or being made under the stamp. A failed document does not count.</summary>
        public bool IsOf(Stamp wanted) => Stamp == wanted && (!Document.IsCompleted || IsReady);

        /// <param name="making">Has ended, well or not.</param>
        public void Fill(Task<Representation> making)
        {
            _made.SetFromTask(making);
            Before = null;
        }
    }
}

/// <summary>The state on which a cached document depends.</summary>
/// <param name="Version">The version of the store.</param>
/// <param name="Sources">The list of sources; a change of feeds.json replaces the whole list.</param>
/// <param name="Minute">For pages that say «قبل ١٢ دقيقة»; 0 for documents that do not depend on the clock.</param>
internal readonly record struct Stamp(long Version, object Sources, long Minute);
