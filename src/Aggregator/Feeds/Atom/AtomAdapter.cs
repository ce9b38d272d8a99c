using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Atom;

/// <summary>Reads Atom 1.0 (RFC 4287) and 0.3.</summary>
internal static class AtomAdapter
{
    /// <param name="readItem">Reads an item of RSS, because some programs put such items into Atom.</param>
    public static ParsedFeed Read(MarkupDocument document, MarkupNode root, Addresses addresses, int maxEntries, Func<MarkupNode, ParsedEntry> readItem)
    {
        var feed = new FeedDraft { WeakLanguage = root.XmlAttribute("lang") };
        foreach (var child in root.Children)
        {
            if (!child.IsElement || IsEntry(child))
            {
                continue;
            }

            if (child.Namespace == FeedNamespace.Atom || child.BelongsTo(root))
            {
                AtomHead.Read(feed, child, addresses, isGuest: false);
            }
            else
            {
                FeedModules.Read(feed, child, addresses);
            }
        }

        addresses.Site = feed.Link;
        foreach (var child in root.Children)
        {
            if (!IsEntry(child))
            {
                continue;
            }

            if (feed.Entries.Count >= maxEntries)
            {
                document.Repairs.Add(child.Start, $"Only the first {maxEntries} entries were read.");
                break;
            }

            feed.Entries.Add(child.Local is "item" ? readItem(child) : AtomEntry.Read(child, root, addresses, feed.Authors));
        }

        return feed.ToFeed(FeedFormat.Atom);
    }

    private static bool IsEntry(MarkupNode node) => node.IsElement
        && (node.Local is "entry" || (node.Local is "item" && node.Name.Prefix.Length == 0))
        && node.Namespace is FeedNamespace.Atom or FeedNamespace.Core or FeedNamespace.Foreign;
}
