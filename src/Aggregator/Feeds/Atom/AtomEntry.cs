using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Atom;

/// <summary>Reads one entry of an Atom feed, and Atom elements in an RSS item.</summary>
internal static class AtomEntry
{
    private const string IanaRelations = "http://www.iana.org/assignments/relation/";

    public static ParsedEntry Read(MarkupNode node, MarkupNode root, Addresses addresses, IReadOnlyList<FeedPerson> feedAuthors)
    {
        var entry = new EntryDraft { Language = node.XmlAttribute("lang") };
        foreach (var child in node.Children)
        {
            if (!child.IsElement)
            {
                continue;
            }

            if (child.Namespace == FeedNamespace.Atom || child.BelongsTo(root))
            {
                ReadChild(entry, child, addresses, isGuest: false);
            }
            else
            {
                EntryModules.Read(entry, child, addresses);
            }
        }

        // RFC 4287 §4.2.1: an entry without its own author has the author of its source, else the author of the feed.
        if (!entry.HasAuthors && node.Child("source")?.Child("author") is { } author)
        {
            entry.AddAuthor(AtomPerson.Read(author, addresses));
        }

        // When an entry has no link, its id is often the address of its page.
        if (entry.Id is { } id && (id.StartsWith("http://", StringComparison.Ordinal) || id.StartsWith("https://", StringComparison.Ordinal)))
        {
            entry.WeakLink ??= addresses.Resolve(id, node);
        }

        return entry.ToEntry(feedAuthors);
    }

    /// <param name="isGuest">Whether the elements stand in an item of another format. They then only fill gaps.</param>
    public static void ReadChild(EntryDraft entry, MarkupNode node, Addresses addresses, bool isGuest)
    {
        switch (node.Local)
        {
            case "link":
                ReadLink(entry, node, addresses, isGuest);
                break;
            case "id" or "guid" when !isGuest || entry.Id is null:
                entry.Id ??= Texts.Plain(node);
                break;
            case "title" when isGuest:
                entry.WeakTitle ??= AtomText.Read(node, addresses);
                break;
            case "title":
                entry.Title ??= AtomText.Read(node, addresses);
                break;
            case "summary" when isGuest:
                entry.WeakSummary ??= AtomText.Read(node, addresses);
                break;
            case "summary" or "description":
                entry.Summary ??= AtomText.Read(node, addresses);
                break;
            case "content" when node.Attribute("src") is { Length: > 0 } source:
                entry.AddEnclosure(addresses.Resolve(source, node), node.Attribute("type"), node.Attribute("length"));
                break;
            case "content":
                entry.Content ??= AtomText.Read(node, addresses);
                break;
            case "author":
                entry.AddAuthor(AtomPerson.Read(node, addresses));
                break;
            case "category":
                entry.AddCategory(node.Attribute("label") ?? node.Attribute("term") ?? Texts.Plain(node));
                break;
            default:
                ReadDate(entry, node);
                break;
        }
    }

    /// <returns>In lower case; "alternate" when none is stated (RFC 4287 §4.2.7.2).</returns>
    public static string Relation(MarkupNode link)
    {
        var relation = link.Attribute("rel")?.ToLowerInvariant() ?? "";
        return relation.Length == 0 ? "alternate"
            : relation.StartsWith(IanaRelations, StringComparison.Ordinal) ? relation[IanaRelations.Length..]
            : relation;
    }

    private static void ReadDate(EntryDraft entry, MarkupNode node)
    {
        switch (node.Local)
        {
            case "published" or "pubdate":
                entry.Published ??= Texts.Date(node);
                break;
            case "issued" or "created":
                entry.WeakPublished ??= Texts.Date(node);
                break;
            case "updated" or "modified":
                // Of several such dates, the last one was added last.
                entry.Updated = Texts.Date(node) ?? entry.Updated;
                break;
        }
    }

    private static void ReadLink(EntryDraft entry, MarkupNode node, Addresses addresses, bool isGuest)
    {
        var address = addresses.Resolve(node.Attribute("href") ?? Texts.Plain(node), node);
        if (address is null)
        {
            return;
        }

        switch (Relation(node))
        {
            case "alternate" when isGuest:
                entry.WeakLink ??= address;
                break;
            case "alternate":
                entry.Link ??= address;
                break;
            case "enclosure":
                entry.AddEnclosure(address, node.Attribute("type"), node.Attribute("length"));
                entry.LastLink ??= address;
                break;
            case "replies":
                // RFC 4685: an entry may offer a feed of its comments beside their page. The page is preferred.
                entry.Comments = entry.Comments is null || node.Attribute("type") is "text/html" ? address : entry.Comments;
                break;
        }
    }
}
