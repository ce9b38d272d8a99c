using System.Collections.Frozen;
using System.Xml.Linq;
using Aggregator.Feeds.Atom;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Builds the tree that the library's classes read. It has only the elements that they ask for, with the
/// spelling and the prefixes that they expect.</summary>
internal sealed class ElementTree
{
    private static readonly FrozenDictionary<string, string> Names = (
        "title link description language category image url item entry author name email uri guid enclosure comments summary content id icon logo subtitle "
        + "tagline updated modified published issued created ttl hour group thumbnail encoded creator subject date rights publisher owner keywords "
        + "pubDate lastBuildDate managingEditor webMaster skipHours updatePeriod updateFrequency "
        + "href rel type length text term label domain scheme medium fileSize").Split(' ').ToFrozenDictionary(name => name.ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<FeedNamespace, (string Prefix, XNamespace Uri)> Modules = new Dictionary<FeedNamespace, (string Prefix, XNamespace Uri)>
    {
        [FeedNamespace.Rdf] = ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        [FeedNamespace.Content] = ("content", "http://purl.org/rss/1.0/modules/content/"),
        [FeedNamespace.DublinCore] = ("dc", "http://purl.org/dc/elements/1.1/"),
        [FeedNamespace.Media] = ("media", "http://search.yahoo.com/mrss/"),
        [FeedNamespace.Itunes] = ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
        [FeedNamespace.Syndication] = ("sy", "http://purl.org/rss/1.0/modules/syndication/"),
        [FeedNamespace.Atom] = ("atom", "http://www.w3.org/2005/Atom"),
    }.ToFrozenDictionary();

    private readonly MarkupDocument _document;
    private readonly MarkupNode _root;
    private readonly Addresses _addresses;
    private int _entries;

    private ElementTree(MarkupDocument document, MarkupNode root, Addresses addresses) => (_document, _root, _addresses) = (document, root, addresses);

    /// <returns>The element at which the library's classes for the format begin: feed or channel.</returns>
    public static XElement Of(MarkupDocument document, MarkupNode root, Addresses addresses)
    {
        var tree = new ElementTree(document, root, addresses);
        // The library finds a namespace by its prefix, and fails when the prefix is not declared.
        var top = new XElement(root.Local, Modules.Values.Select(module => new XAttribute(XNamespace.Xmlns + module.Prefix, module.Uri)));
        if (root.Local is "feed")
        {
            tree.Fill(top, top, root);
            return top;
        }

        var channel = root.Local is "channel" ? root : root.Child("channel") ?? root;
        var element = new XElement("channel", About(channel));
        top.Add(element);
        // In RSS 1.0 the items stand beside the channel. In other feeds
        // that is a mistake, and the items are moved into the channel.
        var items = root.Local is "rdf" ? top : element;
        tree.Fill(element, items, channel);
        if (channel != root)
        {
            tree.Fill(element, items, root, without: channel);
        }

        return element;
    }

    private void Fill(XElement head, XElement items, MarkupNode parent, MarkupNode? without = null)
    {
        foreach (var child in parent.Children)
        {
            if (!child.IsElement || child == without)
            {
                continue;
            }

            if (child.Local is "item" or "entry" && NameOf(child) is { NamespaceName: "" } name)
            {
                AddEntry(items, name, child);
            }
            else if (child.Local is "channel" || (child.Local is "items" && child.Child("item") is not null))
            {
                Fill(head, items, child);
            }
            else
            {
                Add(head, child);
            }
        }
    }

    private void AddEntry(XElement items, XName name, MarkupNode node)
    {
        if (++_entries > FeedParser.MaxEntries)
        {
            _document.Repairs.Add(node.Start, $"Only the first {FeedParser.MaxEntries} entries were read.");
            return;
        }

        var entry = new XElement(name, About(node));
        items.Add(entry);
        foreach (var child in node.Children)
        {
            Add(entry, child);
        }
    }

    private void Add(XElement parent, MarkupNode node)
    {
        if (!node.IsElement || NameOf(node) is not { } name)
        {
            return;
        }

        var element = new XElement(name);
        AddAttributes(element, node);
        if (node.Local is "image" or "author" or "owner" or "skiphours" or "group" or "content" or "category"
            && node.Namespace is not FeedNamespace.Content && !IsText(node) && node.HasElements)
        {
            foreach (var child in node.Children)
            {
                Add(element, child);
            }
        }
        else if (TextOf(node) is { } text)
        {
            element.Value = text;
        }

        // The library takes the first element of a name. An empty element must not hide the one after it.
        if (!element.IsEmpty || element.HasAttributes)
        {
            parent.Add(element);
        }
    }

    /// <returns>Null for elements that the library's classes do not ask for.</returns>
    private XName? NameOf(MarkupNode node)
    {
        if (!Names.TryGetValue(node.Local, out var name))
        {
            return null;
        }

        return node.BelongsTo(_root) || (node.Namespace is FeedNamespace.Atom && _root.Local is "feed") ? name
            : Modules.TryGetValue(node.Namespace is FeedNamespace.GooglePlay ? FeedNamespace.Itunes : node.Namespace, out var module) ? module.Uri + name
            : null;
    }

    private bool IsText(MarkupNode node) => _root.Local is "feed" && node.Local is "title" or "subtitle" or "tagline" or "summary" or "content";

    /// <summary>The library's texts have no kind. The texts of Atom state
    /// one, so all of them are given to the library as markup.</summary>
    private string? TextOf(MarkupNode node)
    {
        var text = !IsText(node) ? Texts.Verbatim(node)
            : AtomText.Read(node, _addresses) is not { } written ? null
            : written.Kind is FeedTextKind.Html ? written.Value
            : Escaped(written.Value).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

        // The library decodes these texts once too often, so they are escaped once more.
        return text is not null && (node.Namespace is FeedNamespace.Content || (IsText(node) && node.Local is "content")) ? Escaped(text) : text;
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal);

    private static XAttribute? About(MarkupNode node) =>
        node.Attribute("about") is { Length: > 0 } about ? new XAttribute(Modules[FeedNamespace.Rdf].Uri + "about", about) : null;

    private static void AddAttributes(XElement element, MarkupNode node)
    {
        foreach (var attribute in node.Attributes)
        {
            if (attribute.Name.Prefix is not ("xml" or "xmlns") && Names.TryGetValue(attribute.Name.Local, out var name) && element.Attribute(name) is null)
            {
                element.Add(new XAttribute(name, attribute.Value.ToString()));
            }
        }
    }
}
