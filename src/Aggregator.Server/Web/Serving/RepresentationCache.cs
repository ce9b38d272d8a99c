using System.Collections.Concurrent;

namespace Aggregator.Server.Web.Serving;

/// <summary>Documents made once per change of the store and served from memory.</summary>
/// <remarks>Who asks for a document that is being made anew gets the one from before, as long as <see cref="StoreStamp"/> allows that.</remarks>
internal sealed class RepresentationCache(StoreStamp stamps)
{
    /// <summary>Of one generation. Both encodings and the plain bytes of a page are some three times its size.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>What a document costs beside its bytes and its key: tags, headers' texts, tasks.</summary>
    private const int Overhead = 1500;

    // Two generations: what nobody asked for while the newer one filled goes, what readers keep asking for stays.
    private ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Entry> _older = new(StringComparer.Ordinal);
    private long _bytes;

    /// <param name="stamp">What the document depends on now; one made under another stamp is made anew.</param>
    /// <param name="isNewest">The one from before will not do, while this one is being made.</param>
    /// <returns>With the stamp under which it was made.</returns>
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
            // Of many who ask for a changed document at once, one makes it, and the others wait without holding a thread.
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
        try
        {
            entry.Fill(await MakeAsync(key, entry, make));
        }
        catch (Exception fault)
        {
            // Whoever waits is told; whoever asks next begins anew.
            entries.TryRemove(new KeyValuePair<string, Entry>(key, entry));
            entry.Fail(fault);
        }
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
            // Nobody waits for it, this reader neither.
            await Task.Yield();
        }

        var made = await make();
        // The store changed elsewhere: the same bytes keep what was already compressed.
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

        /// <summary>The document in force until this one is made; null when there is none, and afterwards.</summary>
        public Entry? Before { get; private set; } = before;

        public Task<Representation> Document => _made.Task;

        public bool IsReady => Document.IsCompletedSuccessfully;

        /// <summary>Made under the stamp, or being made. One that failed is none.</summary>
        public bool IsOf(Stamp wanted) => Stamp == wanted && !Document.IsFaulted;

        public void Fill(Representation made)
        {
            _made.SetResult(made);
            Before = null;
        }

        public void Fail(Exception fault)
        {
            _made.SetException(fault);
            Before = null;
        }
    }
}

/// <summary>What a cached document depends on.</summary>
/// <param name="Version">The store's.</param>
/// <param name="Sources">The list of sources: it is replaced whole when feeds.json changes.</param>
/// <param name="Minute">For pages that say «قبل ١٢ دقيقة»; 0 for documents without a clock.</param>
internal readonly record struct Stamp(long Version, object Sources, long Minute);
