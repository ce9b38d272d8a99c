using Aggregator.Text.Addresses;
using Aggregator.Text.Spelling;

namespace Aggregator.Feeds;

/// <summary>Tells apart the entries of one document that have the same link and different headlines. Examples are
/// notice boards, live blogs, and feeds in which every entry links to the front page.</summary>
public static class SharedLinks
{
    // «عاجل» and «موجز الأخبار» are the headlines of many items of one day.
    private const int MinTitleWords = 4;

    /// <param name="entries">The entries of one document.</param>
    /// <param name="site">The link for entries that have no link; null leaves them without a link.</param>
    /// <returns>The same entries. Entries that share their link have a <see cref="ParsedEntry.Part"/>.</returns>
    public static IReadOnlyList<ParsedEntry> Tell(IReadOnlyList<ParsedEntry> entries, Uri? site)
    {
        var headlines = entries.Select(Headline).ToList();
        var links = entries.Select(entry => (entry.Link ?? site) is { } link ? CanonicalUrl.Key(link.AbsoluteUri) : null).ToList();
        var crowded = Crowded(links, headlines);
        if (crowded.Count == 0 && entries.All(entry => entry.Link is not null))
        {
            return entries;
        }

        var ids = Crowded(entries.Select(entry => entry.Id), headlines);
        var addresses = Crowded(entries.Select(entry => entry.Link?.AbsoluteUri), headlines);
        var parts = new Dictionary<(string Link, string? Headline), string?>();
        return [.. entries.Select((entry, i) => Told(entry, i))];

        ParsedEntry Told(ParsedEntry entry, int i)
        {
            if (links[i] is not { } link || (entry.Link is not null && !crowded.Contains(link)) || (entry.Link is null && headlines[i] is null))
            {
                return entry;
            }

            // Entries with the same headline under "#0" and "#3" are one item, so both get the part of the first.
            if (!parts.TryGetValue((link, headlines[i]), out var part))
            {
                part = Own(entry.Id, ids) ?? Own(entry.Link?.AbsoluteUri, addresses) ?? headlines[i];
                parts.Add((link, headlines[i]), part);
            }

            return entry with { Link = entry.Link ?? site, Part = part };
        }
    }

    /// <summary>The folded headline of an entry. When the headline is
    /// too short to tell items apart, the text is added to it.</summary>
    /// <returns>Null for an entry without words, such as most entries of sitemaps.</returns>
    public static string? Headline(ParsedEntry entry)
    {
        var title = Folded(entry.Title);
        return title is not null && IsTelling(title) ? title
            : Folded(entry.Summary ?? entry.Content) is { } text ? $"{title} {text}"
            : title;
    }

    /// <summary>Whether a folded headline is long enough to identify one item of a day.</summary>
    public static bool IsTelling(string title) => title.AsSpan().Count(' ') + 1 >= MinTitleWords;

    private static string? Own(string? name, HashSet<string> crowded) =>
        string.IsNullOrWhiteSpace(name) || crowded.Contains(name) ? null : name;

    /// <summary>The names that occur on entries with different headlines.</summary>
    private static HashSet<string> Crowded(IEnumerable<string?> names, List<string?> headlines)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var crowded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, headline) in names.Zip(headlines))
        {
            if (name is not null && headline is not null && !first.TryAdd(name, headline) && first[name] != headline)
            {
                crowded.Add(name);
            }
        }

        return crowded;
    }

    private static string? Folded(FeedText? text) =>
        text is not null && ArabicFolding.Fold(text.Value).Trim() is { Length: > 0 } folded ? folded : null;
}
