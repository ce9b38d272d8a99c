using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Text.Dates;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The entries of one document before they are stored. A new entry waits for its page, or becomes an article at once
/// when the feed carries its article.</summary>
internal sealed class ListedEntries
{
    /// <summary>The number of changes of an entry that are accepted. Some feeds change a counter in every item at every poll;
    /// without this limit we would fetch their pages again for ever.</summary>
    public const int MaxRevisions = 12;

    // A document with thousands of articles would occupy the writer for seconds. The entries after this number wait in the queue.
    private const int MostArticles = 64;

    private readonly List<ListedEntry> _entries;

    private ListedEntries(List<ListedEntry> entries) => _entries = entries;

    /// <summary>All names under which the entries may be known.</summary>
    public IEnumerable<long> Names => _entries.SelectMany(entry => entry.Identity.Strong.Concat(entry.Identity.Weak)).Distinct();

    /// <summary>Prepares everything that does not need the store, so that the writer is occupied for a short time only.</summary>
    public static ListedEntries Of(string sourceId, IReadOnlyList<ParsedEntry> entries, Func<ParsedEntry, bool> isWhole)
    {
        var identities = EntryIdentity.OfAll(sourceId, entries);
        var listed = entries.Select((entry, i) => new ListedEntry(
            identities[i],
            entry,
            HashOf(entry),
            entry.Link?.AbsoluteUri,
            entry.Link is null || isWhole(entry) ? "" : entry.Link.Authority));

        // Feeds list the newest entry first. The queue is processed in order of arrival, and the oldest entry arrived first.
        return new ListedEntries([.. listed.Reverse()]);
    }

    /// <summary>Prepares what will be written of each entry: its article when the feed carries it, otherwise the entry as
    /// JSON.</summary>
    /// <param name="known">The names that were known shortly before. An entry that became known since then is written as
    /// JSON.</param>
    /// <param name="article">See <see cref="SourceCompletion.Article"/>.</param>
    public ListedEntries Read(KnownNames known, Func<ParsedEntry, Article?> article)
    {
        var left = MostArticles;
        return new ListedEntries(_entries.ConvertAll(entry =>
            left > 0 && entry.Host.Length == 0 && known.Find(entry.Identity) is null && article(entry.Entry) is { } whole && left-- > 0
                ? entry with { Article = PreparedArticle.Of(whole) }
                : entry with { Payload = EntryPayload.Write(entry.Entry) }));
    }

    /// <param name="names">The known ones of <see cref="Names"/>; new names are added to it.</param>
    /// <param name="insert">Writes a new entry and returns its number.</param>
    /// <param name="revise">Writes the new content of a known entry if it has changed.</param>
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

    /// <summary>Changes when the publisher changes the content, not when the publisher changes only guid or link.</summary>
    private static long HashOf(ParsedEntry entry) => StableHash.OfLines(
        entry.Title?.Value,
        entry.Summary?.Value,
        entry.Content?.Value,
        Written(entry.Published),
        Written(entry.Updated));

    // A day without a time counts as its midnight.
    private static string? Written(DateTimeOffset? date) =>
        date is not { } stated ? null : (CalendarDay.IsDay(stated) ? stated.UtcDateTime.Date.Ticks : stated.UtcTicks).ToString(CultureInfo.InvariantCulture);
}

/// <summary>One entry of a document.</summary>
/// <param name="Host">The host of the entry's page; empty when no page has to be fetched.</param>
internal sealed record ListedEntry(EntryIdentity Identity, ParsedEntry Entry, long Hash, string? Link, string Host)
{
    /// <summary>The entry as JSON, when it was prepared before the write.</summary>
    public byte[]? Payload { get; init; }

    /// <summary>The article of an entry that is done as soon as it is stored.</summary>
    public PreparedArticle? Article { get; init; }

    /// <summary>The entry as JSON; it is kept until the article is made.</summary>
    public byte[] Testimony => Payload ?? EntryPayload.Write(Entry);
}
