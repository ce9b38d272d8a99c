namespace Aggregator.Feeds.Markup;

/// <summary>What the name of an element says about the structure of a feed.</summary>
[Flags]
internal enum NameTraits
{
    None = 0,

    Root = 1,

    /// <summary>Contains only elements, so white space between them has no meaning.</summary>
    Container = 1 << 1,

    /// <summary>Stands directly in an entry. So its start tag ends a text element that was left open.</summary>
    ChildOfEntry = 1 << 2,

    /// <summary>Contains only text.</summary>
    Leaf = 1 << 3,

    Entry = 1 << 4,

    /// <summary>May contain another feed as a quotation.</summary>
    Quoting = 1 << 5,

    /// <summary>An element of HTML that has no end tag.</summary>
    Void = 1 << 6,

    /// <summary>A name of the feed formats. Its tag counts as a tag also when it is damaged.</summary>
    Known = 1 << 7,
}

/// <summary>Knows what the names of elements, in lower case, say about the structure of a feed.</summary>
internal static class FeedVocabulary
{
    public static NameTraits TraitsOf(string name)
    {
        var traits = (IsRoot(name) ? NameTraits.Root : 0) | (IsContainer(name) ? NameTraits.Container : 0)
            | (IsChildOfEntry(name) ? NameTraits.ChildOfEntry : 0) | (IsLeaf(name) ? NameTraits.Leaf : 0);
        return traits
            | (traits != 0 || name is "encoded" or "date" or "creator" ? NameTraits.Known : 0)
            | (name is "item" or "entry" ? NameTraits.Entry : 0)
            | (name is "content" or "xhtml" ? NameTraits.Quoting : 0)
            | (MarkupSerializer.IsVoid(name) ? NameTraits.Void : 0);
    }

    private static bool IsRoot(string name) => name is "rss" or "feed" or "rdf" or "urlset" or "sitemapindex" or "channel";

    private static bool IsContainer(string name) =>
        name is "rss" or "rdf" or "channel" or "feed" or "item" or "entry" or "items" or "image" or "author" or "urlset" or "url"
            or "sitemapindex" or "sitemap" or "news" or "publication" or "group" or "skiphours";

    private static bool IsChildOfEntry(string name) =>
        name is "item" or "entry" or "title" or "link" or "guid" or "pubdate" or "description" or "author" or "category" or "comments"
            or "enclosure" or "source" or "summary" or "content" or "updated" or "published" or "id" or "issued" or "modified" or "created";

    private static bool IsLeaf(string name) =>
        name is "title" or "link" or "guid" or "pubdate" or "updated" or "published" or "id" or "issued" or "modified" or "created"
            or "comments" or "category" or "language" or "lastbuilddate" or "ttl";
}
