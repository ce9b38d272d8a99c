using Aggregator.Feeds.Atom;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Rss;

/// <summary>Reads one item of an RSS or RDF feed.</summary>
internal static class RssItem
{
    public static ParsedEntry Read(MarkupNode item, MarkupNode root, Addresses addresses)
    {
        var entry = new EntryDraft { Language = item.XmlAttribute("lang") };
        var isBehindLink = false;
        foreach (var child in item.Children)
        {
            if (!child.IsElement)
            {
                // The feed went through an HTML parser. Such a parser takes
                // <link> for an empty element, and the address stands after it.
                var text = isBehindLink ? Texts.Trimmed(child, child.Document.Decode(child.Start, child.End)) : null;
                entry.Link ??= text?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? addresses.Resolve(text, child) : null;
                continue;
            }

            isBehindLink = child.Local is "link";

            if (child.BelongsTo(root))
            {
                ReadOwn(entry, child, addresses);
            }
            else if (child.Namespace == FeedNamespace.Atom)
            {
                AtomEntry.ReadChild(entry, child, addresses, isGuest: true);
            }
            else
            {
                EntryModules.Read(entry, child, addresses);
            }
        }

        if (item.Attribute("about") is { Length: > 0 } about)
        {
            entry.Id ??= about;
        }

        // feedparser resolves against xml:base, then the document. Browsers,
        // SimplePie, Miniflux and NetNewsWire use the item's page.
        if (!Addresses.IsBaseStated(item))
        {
            entry.Rebase(addresses.BaseOf(item));
        }

        return entry.ToEntry();
    }

    private static void ReadOwn(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "title":
                entry.Title ??= Texts.Sniffed(node, addresses);
                break;
            case "link":
                ReadLink(entry, node, addresses);
                break;
            case "guid" or "id":
                ReadGuid(entry, node, addresses);
                break;
            case "description":
                entry.Summary ??= Texts.Html(node, addresses);
                break;
            case "summary" or "excerpt" or "abstract":
                entry.WeakSummary ??= Texts.Html(node, addresses);
                break;
            case "content" or "encoded" or "fullitem" or "body":
                entry.WeakContent ??= Texts.Html(node, addresses);
                break;
            case "author" or "creator":
                ReadAuthor(entry, node, addresses);
                break;
            case "category":
                entry.AddCategory(Texts.Plain(node));
                break;
            default:
                ReadRest(entry, node, addresses);
                break;
        }
    }

    private static void ReadRest(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "pubdate" or "published":
                entry.Published ??= Texts.Date(node);
                break;
            case "date" or "created" or "issued":
                entry.WeakPublished ??= Texts.Date(node);
                break;
            case "updated" or "modified" or "lastbuilddate":
                entry.Updated ??= Texts.Date(node);
                break;
            case "comments":
                entry.Comments ??= addresses.Resolve(Texts.Plain(node), node);
                break;
            case "enclosure":
                entry.AddEnclosure(addresses.Resolve(node.Attribute("url") ?? node.Attribute("href") ?? Texts.Plain(node), node), node.Attribute("type"), node.Attribute("length"));
                break;
            case "image":
                entry.WeakImage ??= addresses.Resolve(Texts.Plain(node.Child("url")) ?? node.Attribute("url") ?? node.Attribute("href") ?? Texts.Plain(node), node);
                break;
            case "language":
                entry.Language ??= Texts.Plain(node);
                break;
        }
    }

    private static void ReadLink(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        if (node.Attribute("href") is null)
        {
            entry.Link ??= addresses.Resolve(Texts.Plain(node), node);
        }
        else
        {
            AtomEntry.ReadChild(entry, node, addresses, isGuest: false);
        }
    }

    private static void ReadGuid(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        if (Texts.Verbatim(node) is not { } guid)
        {
            return;
        }

        entry.Id ??= guid;
        if (!string.Equals(node.Attribute("ispermalink"), "false", StringComparison.OrdinalIgnoreCase) && node.Local == "guid"
            && (guid.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || guid.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || node.Attribute("ispermalink") is not null))
        {
            entry.WeakLink = addresses.Resolve(guid, node);
        }
    }

    private static void ReadAuthor(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        if (node.Child("name") is not null)
        {
            entry.AddAuthor(AtomPerson.Read(node, addresses));
        }
        else
        {
            entry.AddAuthor(People.Read(Texts.Plain(node)));
        }
    }
}
