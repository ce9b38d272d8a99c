using System.Globalization;
using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds.Testimony;

/// <summary>Reads the extensions that occur in the head of every XML format: Dublin Core, iTunes, syndication.</summary>
internal static class FeedModules
{
    public static void Read(FeedDraft feed, MarkupNode node, Addresses addresses)
    {
        switch (node.Namespace)
        {
            case FeedNamespace.DublinCore:
                ReadDublinCore(feed, node, addresses);
                break;
            case FeedNamespace.Itunes or FeedNamespace.GooglePlay:
                ReadItunes(feed, node, addresses);
                break;
            case FeedNamespace.Media when node.Local is "thumbnail":
                feed.WeakImage ??= addresses.Resolve(node.Attribute("url"), node);
                break;
            case FeedNamespace.Syndication when node.Local is "updateperiod":
                feed.UpdatePeriod ??= Period(Texts.Plain(node));
                break;
            case FeedNamespace.Syndication when node.Local is "updatefrequency":
                feed.UpdateFrequency ??= int.TryParse(Texts.Plain(node), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : null;
                break;
        }
    }

    private static void ReadDublinCore(FeedDraft feed, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "title":
                feed.WeakTitle ??= Texts.Sniffed(node, addresses);
                break;
            case "description" or "abstract":
                feed.WeakDescription ??= Texts.Sniffed(node, addresses);
                break;
            case "creator" or "author":
                People.Add(feed.Authors, People.Read(Texts.Plain(node)));
                break;
            case "publisher":
                People.Add(feed.WeakAuthors, People.Read(Texts.Plain(node)));
                break;
            case "language":
                feed.WeakLanguage ??= Texts.Plain(node);
                break;
            case "subject":
                feed.AddCategory(Texts.Plain(node));
                break;
            case "date" or "issued" or "created":
                feed.Published ??= Texts.Date(node);
                break;
            case "modified":
                feed.Updated ??= Texts.Date(node);
                break;
        }
    }

    private static void ReadItunes(FeedDraft feed, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "summary":
                feed.WeakDescription = Texts.Sniffed(node, addresses) ?? feed.WeakDescription;
                break;
            case "subtitle" or "description":
                feed.WeakDescription ??= Texts.Sniffed(node, addresses);
                break;
            case "author":
                People.Add(feed.WeakAuthors, People.Read(Texts.Plain(node)));
                break;
            case "owner":
                People.Add(feed.WeakAuthors, Owner(node));
                break;
            case "image":
                feed.WeakImage ??= addresses.Resolve(node.Attribute("href") ?? node.Attribute("url") ?? Texts.Plain(node), node);
                break;
            case "link" when node.Attribute("rel") is "image":
                feed.WeakImage ??= addresses.Resolve(node.Attribute("href"), node);
                break;
            case "keywords":
                foreach (var keyword in (Texts.Plain(node) ?? "").Split([',', '،'], StringSplitOptions.RemoveEmptyEntries))
                {
                    feed.AddCategory(keyword);
                }

                break;
            case "category":
                ReadCategory(feed, node);
                break;
        }
    }

    private static FeedPerson Owner(MarkupNode node) => new(Texts.Plain(node.Child("name")), Texts.Plain(node.Child("email")));

    private static void ReadCategory(FeedDraft feed, MarkupNode node)
    {
        feed.AddCategory(node.Attribute("text"));
        foreach (var child in node.Children)
        {
            if (child.Local == "category")
            {
                feed.AddCategory(child.Attribute("text"));
            }
        }
    }

    public static TimeSpan? Period(string? name) => name?.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };
}
