using System.Globalization;
using Aggregator.Feeds;
using Aggregator.Text.Addresses;
using Aggregator.Text.Spelling;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The names of an entry. With several names, an entry is recognised after the publisher changed its guid, scheme or
/// host, and is not published twice (product.md §4).</summary>
/// <param name="Key">The strongest name; it is the key of the entry within its source.</param>
/// <param name="Strong">Hashes of names that belong to one entry only.</param>
/// <param name="Weak">Hashes of names that are used only when no strong name is known. A weak name does not find an entry that
/// the same document has listed already.</param>
internal sealed record EntryIdentity(string Key, IReadOnlyList<long> Strong, IReadOnlyList<long> Weak)
{
    /// <summary>One identity for each entry. A guid or link that several different entries of the document have is not used as a
    /// name.</summary>
    public static IReadOnlyList<EntryIdentity> OfAll(string sourceId, IReadOnlyList<ParsedEntry> entries)
    {
        var links = entries.Select(entry => entry.Link is { } link ? CanonicalUrl.Key(link.AbsoluteUri) : null).ToList();
        var headlines = entries.Select(SharedLinks.Headline).ToList();
        var sharedIds = Shared(entries.Select((entry, i) => (entry.Id, Other: links[i], headlines[i])));
        var sharedLinks = Shared(entries.Select((entry, i) => (links[i], Other: entry.Id, headlines[i])));
        return [.. entries.Select((entry, i) => Of(
            sourceId, entry, Usable(entry.Id, sharedIds), Usable(links[i], sharedLinks), $"text {links[i]} {entry.Id} {headlines[i]}"))];
    }

    /// <param name="id">The guid; null when it cannot be used as a name.</param>
    /// <param name="address">The link; null when it cannot be used as a name.</param>
    /// <param name="text">Link, guid and headline together; they can always be used as a name.</param>
    private static EntryIdentity Of(string sourceId, ParsedEntry entry, string? id, string? address, string text)
    {
        var title = TitleKey(entry);
        var key = id is not null ? "id " + id
            : address is not null ? "url " + address
            : text;
        List<string> strong = [key];
        List<string> weak = [];
        if (id is not null && address is not null)
        {
            // Some papers give every item of a running story the same link but its own guid.
            weak.Add("url " + address);
        }

        if (id is not null && PathOf(id) is { } path)
        {
            weak.Add("path " + path);
        }

        if (title is not null && DayOf(entry) is { } day && SharedLinks.IsTelling(title))
        {
            weak.Add($"day {day} {title}");
        }
        else if (key != text)
        {
            // When a later document gives other entries the same guid or link, this is the only name left.
            weak.Add(text);
        }

        return new EntryIdentity(Shortened(key), Hashed(sourceId, strong), Hashed(sourceId, weak));
    }

    private static string? Usable(string? name, HashSet<string> shared) =>
        string.IsNullOrWhiteSpace(name) || shared.Contains(name) ? null : name;

    /// <summary>Names that entries share although their other name or their headline differs.</summary>
    private static HashSet<string> Shared(IEnumerable<(string? Name, string? Other, string? Headline)> names)
    {
        var first = new Dictionary<string, (string? Other, string? Headline)>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, other, headline) in names)
        {
            if (name is null || first.TryAdd(name, (other, headline)))
            {
                continue;
            }

            var before = first[name];
            if (before.Other != other || (before.Headline is not null && headline is not null && before.Headline != headline))
            {
                shared.Add(name);
            }
        }

        return shared;
    }

    private static string? TitleKey(ParsedEntry entry) =>
        entry.Title?.Value is { } title && ArabicFolding.Fold(title).Trim() is { Length: > 0 } folded ? folded : null;

    /// <summary>The path, query and fragment of a guid that is an address. The items of a live blog differ only in the
    /// fragment.</summary>
    /// <returns>Null when the guid is not an address, or has no path.</returns>
    private static string? PathOf(string id) =>
        Uri.TryCreate(id, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.PathAndQuery.Length > 1
            ? uri.PathAndQuery + uri.Fragment
            : null;

    private static string? DayOf(ParsedEntry entry) =>
        (entry.Published ?? entry.Updated)?.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // Some publishers put whole articles into guids.
    private static string Shortened(string key) =>
        key.Length <= 512 ? key : string.Create(CultureInfo.InvariantCulture, $"hash {StableHash.Of(key):x16}");

    private static long[] Hashed(string sourceId, List<string> names) => [.. names.Select(name => StableHash.OfLines(sourceId, name))];
}
