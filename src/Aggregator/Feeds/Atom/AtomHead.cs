using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Atom;

/// <summary>Reads the elements before the entries of an Atom feed, and Atom elements in the channel of an RSS feed.</summary>
internal static class AtomHead
{
    /// <param name="isGuest">Whether the elements stand in a feed of another format. They then only fill gaps.</param>
    public static void Read(FeedDraft feed, MarkupNode node, Addresses addresses, bool isGuest)
    {
        switch (node.Local)
        {
            case "link":
                ReadLink(feed, node, addresses, isGuest);
                break;
            case "id":
                feed.Id ??= Texts.Plain(node);
                break;
            case "title" when isGuest:
                feed.WeakTitle ??= AtomText.Read(node, addresses);
                break;
            case "title":
                feed.Title ??= AtomText.Read(node, addresses);
                break;
            case "subtitle" or "tagline" or "description" when !isGuest:
                feed.Description ??= AtomText.Read(node, addresses);
                break;
            case "subtitle" or "tagline":
                feed.WeakDescription ??= AtomText.Read(node, addresses);
                break;
            case "author":
                People.Add(isGuest ? feed.WeakAuthors : feed.Authors, AtomPerson.Read(node, addresses));
                break;
            case "category":
                feed.AddCategory(node.Attribute("label") ?? node.Attribute("term") ?? Texts.Plain(node));
                break;
            case "logo":
                feed.Image ??= addresses.Resolve(Texts.Plain(node), node);
                break;
            case "icon":
                feed.Icon ??= addresses.Resolve(Texts.Plain(node), node);
                break;
            case "updated" or "modified":
                feed.Updated ??= Texts.Date(node);
                break;
            case "published" or "issued" or "created":
                feed.Published ??= Texts.Date(node);
                break;
        }
    }

    private static void ReadLink(FeedDraft feed, MarkupNode node, Addresses addresses, bool isGuest)
    {
        var address = addresses.Resolve(node.Attribute("href") ?? Texts.Plain(node), node);
        if (address is null)
        {
            return;
        }

        switch (AtomEntry.Relation(node))
        {
            case "alternate" when isGuest:
                feed.WeakLink ??= address;
                break;
            case "alternate":
                feed.Link ??= address;
                break;
            case "self":
                feed.Self ??= address;
                break;
            case "hub":
                feed.Hubs.Add(address);
                break;
            case "next":
                feed.Next ??= address;
                break;
        }
    }
}
