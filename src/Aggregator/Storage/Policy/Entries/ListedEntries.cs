using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Feeds;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The entries of one document on their way into the archive: new ones wait, or are done at once where the feed carries their article.</summary>
internal sealed class ListedEntries
{
    /// <summary>A feed that changes a counter in every item at every poll must not make us ask for its pages for ever.</summary>
    public const int MaxRevisions = 12;

    // A document of thousands must not keep the writer for seconds: the rest of it waits in the queue.
    private const int MostArticles = 64;

    private readonly List<ListedEntry> _entries;

    private ListedEntries(List<ListedEntry> entries) => _entries = entries;

    /// <summary>Every name under which one of them may be known.</summary>
    public IEnumerable<long> Names => _entries.SelectMany(entry => entry.Identity.Strong.Concat(entry.Identity.Weak)).Distinct();

    /// <summary>Everything that needs no archive, so that the one writer is not kept waiting.</summary>
    public static ListedEntries Of(string sourceId, IReadOnlyList<ParsedEntry> entries, Func<ParsedEntry, bool> isWhole)
    {
        var identities = EntryIdentity.OfAll(sourceId, entries);
        var listed = entries.Select((entry, i) => new ListedEntry(
            identities[i],
            entry,
            HashOf(entry),
            entry.Link?.AbsoluteUri,
            entry.Link is null || isWhole(entry) ? "" : entry.Link.Authority));

        // Feeds list newest first; the queue is worked through in order of arrival, and the oldest arrived first.
        return new ListedEntries([.. listed.Reverse()]);
    }

    /// <summary>Reads what will be written of each entry: the article where the feed carries it, else the testimony.</summary>
    /// <param name="known">As they were a moment ago: an entry that has become known since is written with its testimony.</param>
    /// <param name="article">See <see cref="SourceCompletion.Article"/>.</param>
    public ListedEntries Read(KnownNames known, Func<ParsedEntry, Article?> article)
    {
        var left = MostArticles;
        return new ListedEntries(_entries.ConvertAll(entry =>
            left > 0 && entry.Host.Length == 0 && known.Find(entry.Identity) is null && article(entry.Entry) is { } whole && left-- > 0
                ? entry with { Article = PreparedArticle.Of(whole) }
                : entry with { Payload = EntryPayload.Write(entry.Entry) }));
    }

    /// <param name="names">Those of <see cref="Names"/> that are known now; takes up those that are given.</param>
    /// <param name="insert">Writes a new entry, and returns its number.</param>
    /// <param name="revise">Writes what a known entry says now, where that has changed.</param>
    public Admission Admit(KnownNames names, Func<ListedEntry, long> insert, Action<long, ListedEntry> revise)
    {
        var listed = new HashSet<long>();
        var unknown = new List<ListedEntry>();
        foreach (var entry in _entries)
        {
            if (names.Find(entry.Identity.Strong) is { } id)
            {
                listed.Add(id);
                revise(id, entry);
            }
            else
            {
                unknown.Add(entry);
            }
        }

        var added = unknown.FindAll(entry => AdmitUnknown(names, entry, listed, insert, revise));
        return new Admission(added.Count, added.Count(entry => entry.Article is not null));
    }

    private static bool AdmitUnknown(
        KnownNames names, ListedEntry entry, HashSet<long> listed, Func<ListedEntry, long> insert, Action<long, ListedEntry> revise)
    {
        if (names.Find(entry.Identity.Strong) is { } twin)
        {
            revise(twin, entry);
            return false;
        }

        if (names.Find(entry.Identity.Weak) is { } renamed && listed.Add(renamed))
        {
            names.Give(renamed, entry.Identity);
            revise(renamed, entry);
            return false;
        }

        var id = insert(entry);
        listed.Add(id);
        names.Give(id, entry.Identity);
        return true;
    }

    /// <summary>Changes when the publisher says something new, not when it renames what it said.</summary>
    private static long HashOf(ParsedEntry entry) => StableHash.OfLines(
        entry.Title?.Value,
        entry.Summary?.Value,
        entry.Content?.Value,
        entry.Published?.UtcTicks.ToString(CultureInfo.InvariantCulture),
        entry.Updated?.UtcTicks.ToString(CultureInfo.InvariantCulture));
}

/// <summary>One entry of a document.</summary>
/// <param name="Host">Of its page; empty when none has to be asked for.</param>
internal sealed record ListedEntry(EntryIdentity Identity, ParsedEntry Entry, long Hash, string? Link, string Host)
{
    /// <summary>Of an entry that waits, where it was written before the writer's turn.</summary>
    public byte[]? Payload { get; init; }

    /// <summary>Of an entry that is done when it is admitted.</summary>
    public PreparedArticle? Article { get; init; }

    /// <summary>What its feed says, as it is kept until the article is made.</summary>
    public byte[] Testimony => Payload ?? EntryPayload.Write(Entry);
}
