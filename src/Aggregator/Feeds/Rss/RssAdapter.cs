using System.Globalization;
using Aggregator.Feeds.Atom;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Rss;

/// <summary>Reads RSS 0.9x, 1.0 (RDF) and 2.0: https://www.rssboard.org/rss-specification,
/// http://purl.org/rss/1.0/spec.</summary>
internal static class RssAdapter
{
    public static ParsedFeed Read(MarkupDocument document, MarkupNode root, Addresses addresses, int maxEntries)
    {
        var channel = root.Local == "channel" ? root : root.Child("channel") ?? root;
        var feed = new FeedDraft { WeakLanguage = channel.XmlAttribute("lang") ?? root.XmlAttribute("lang") };
        if (channel.Attribute("about") is { Length: > 0 } about)
        {
            feed.Id = about;
        }

        addresses.Site = SiteOf(channel, addresses);
        ReadChildren(channel);
        if (channel != root)
        {
            // RSS 1.0 and 0.9x have their items beside the channel. Some publishers write everything there.
            ReadChildren(root);
        }

        return feed.ToFeed(root.Local == "rdf" ? FeedFormat.Rdf : FeedFormat.Rss);

        void ReadChildren(MarkupNode parent)
        {
            foreach (var child in parent.Children)
            {
                if (child.Local is "item" && child.IsElement && child.BelongsTo(root))
                {
                    Add(child, RssItem.Read(child, root, addresses));
                }
                else if (child.Local is "entry" && child.IsElement && (child.BelongsTo(root) || child.Namespace == FeedNamespace.Atom))
                {
                    Add(child, AtomEntry.Read(child, child, addresses, feed.Authors));
                }
                else if ((child.Local is "items" && child.Child("item") is not null) || (child.Local is "channel" && child.IsElement && child != channel))
                {
                    ReadChildren(child);
                }
                else if (child.IsElement && child != channel)
                {
                    ReadHead(feed, child, root, addresses);
                }
            }
        }

        void Add(MarkupNode node, ParsedEntry entry)
        {
            if (feed.Entries.Count < maxEntries)
            {
                feed.Entries.Add(entry);
            }
            else
            {
                document.Repairs.Add(node.Start, $"Only the first {maxEntries} entries were read.");
            }
        }
    }

    private static Uri? SiteOf(MarkupNode channel, Addresses addresses)
    {
        Uri? self = null;
        foreach (var child in channel.Children)
        {
            if (child.Local != "link" || !child.IsElement)
            {
                continue;
            }

            if (child.Namespace == FeedNamespace.Core && addresses.Resolve(Texts.Plain(child), child) is { IsAbsoluteUri: true } site)
            {
                return site;
            }

            self ??= addresses.Resolve(child.Attribute("href"), child);
        }

        return self;
    }

    private static void ReadHead(FeedDraft feed, MarkupNode node, MarkupNode root, Addresses addresses)
    {
        if (!node.BelongsTo(root))
        {
            if (node.Namespace == FeedNamespace.Atom)
            {
                AtomHead.Read(feed, node, addresses, isGuest: true);
            }
            else
            {
                FeedModules.Read(feed, node, addresses);
            }

            return;
        }

        switch (node.Local)
        {
            case "title":
                feed.Title ??= Texts.Sniffed(node, addresses);
                break;
            case "description" or "tagline":
                feed.Description ??= Texts.Sniffed(node, addresses);
                break;
            case "link":
                ReadLink(feed, node, addresses);
                break;
            case "image":
                feed.Image ??= addresses.Resolve(Texts.Plain(node.Child("url")) ?? node.Attribute("href"), node);
                break;
            case "icon":
                feed.Icon ??= addresses.Resolve(Texts.Plain(node), node);
                break;
            case "language":
                feed.Language ??= Texts.Plain(node);
                break;
            case "managingeditor" or "author" or "editor":
                People.Add(feed.Authors, People.Read(Texts.Plain(node)));
                break;
            case "webmaster":
                People.Add(feed.WeakAuthors, People.Read(Texts.Plain(node)));
                break;
            default:
                ReadSchedule(feed, node);
                break;
        }
    }

    private static void ReadSchedule(FeedDraft feed, MarkupNode node)
    {
        switch (node.Local)
        {
            case "category":
                feed.AddCategory(Texts.Plain(node));
                break;
            case "pubdate" or "published":
                feed.Published ??= Texts.Date(node);
                break;
            case "lastbuilddate" or "updated" or "modified":
                feed.Updated ??= Texts.Date(node);
                break;
            case "ttl":
                feed.TimeToLive ??= int.TryParse(Texts.Plain(node), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0
                    ? TimeSpan.FromMinutes(minutes)
                    : null;
                break;
            case "skiphours":
                foreach (var hour in node.Children)
                {
                    if (int.TryParse(Texts.Plain(hour), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 24)
                    {
                        feed.SkipHours.Add(number % 24);
                    }
                }

                break;
        }
    }

    private static void ReadLink(FeedDraft feed, MarkupNode node, Addresses addresses)
    {
        if (node.Attribute("rel") is not null)
        {
            AtomHead.Read(feed, node, addresses, isGuest: true);
        }
        else
        {
            feed.Link ??= addresses.Resolve(Texts.Plain(node) ?? node.Attribute("href"), node);
        }
    }
}
