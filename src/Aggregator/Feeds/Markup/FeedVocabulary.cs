namespace Aggregator.Feeds.Markup;

/// <summary>Element names, lower case, by what they tell about the structure of a feed.</summary>
internal static class FeedVocabulary
{
    public static bool IsRoot(string name) => name is "rss" or "feed" or "rdf" or "urlset" or "sitemapindex" or "channel";

    /// <summary>Elements that hold elements only, so that white space between them means nothing.</summary>
    public static bool IsContainer(string name) =>
        name is "rss" or "rdf" or "channel" or "feed" or "item" or "entry" or "items" or "image" or "author" or "urlset" or "url"
            or "sitemapindex" or "sitemap" or "news" or "publication" or "group" or "skiphours";

    /// <summary>Elements that stand directly in an entry, and so end a text element that was left open.</summary>
    public static bool IsChildOfEntry(string name) =>
        name is "item" or "entry" or "title" or "link" or "guid" or "pubdate" or "description" or "author" or "category" or "comments"
            or "enclosure" or "source" or "summary" or "content" or "updated" or "published" or "id" or "issued" or "modified" or "created";

    /// <summary>Elements that hold text only.</summary>
    public static bool IsLeaf(string name) =>
        name is "title" or "link" or "guid" or "pubdate" or "updated" or "published" or "id" or "issued" or "modified" or "created"
            or "comments" or "category" or "language" or "lastbuilddate" or "ttl";

    public static bool IsKnown(string name) => IsRoot(name) || IsChildOfEntry(name) || IsLeaf(name) || IsContainer(name) || name is "encoded" or "date" or "creator";
}
