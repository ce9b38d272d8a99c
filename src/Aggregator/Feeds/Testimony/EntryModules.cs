using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds.Testimony;

/// <summary>Reads the extensions that occur in the entries of every
/// XML format: Dublin Core, Media RSS, iTunes, FeedBurner.</summary>
internal static class EntryModules
{
    public static void Read(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        switch (node.Namespace)
        {
            case FeedNamespace.DublinCore:
                ReadDublinCore(entry, node, addresses);
                break;
            case FeedNamespace.Content when node.Local is "encoded":
                entry.Content ??= Texts.Html(node, addresses);
                break;
            case FeedNamespace.Media:
                ReadMedia(entry, node, addresses);
                break;
            case FeedNamespace.Itunes or FeedNamespace.GooglePlay:
                ReadItunes(entry, node, addresses);
                break;
            case FeedNamespace.FeedBurner when node.Local is "origlink":
                entry.OriginalLink ??= addresses.Resolve(Texts.Plain(node), node);
                break;
            case FeedNamespace.FeedBurner when node.Local is "origenclosurelink":
                entry.OriginalEnclosure ??= addresses.Resolve(Texts.Plain(node), node);
                break;
            case FeedNamespace.Xhtml when node.Local is "body" or "div":
                entry.Content ??= Texts.Html(node, addresses);
                break;
        }
    }

    private static void ReadDublinCore(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "title":
                entry.WeakTitle ??= Texts.Sniffed(node, addresses);
                break;
            case "creator" or "author":
                entry.AddAuthor(People.Read(Texts.Plain(node)));
                break;
            case "date" or "issued" or "created" or "available":
                entry.WeakPublished ??= Texts.Date(node);
                break;
            case "modified" or "updated":
                entry.Updated ??= Texts.Date(node);
                break;
            case "subject":
                entry.AddCategory(Texts.Plain(node));
                break;
            case "description" or "abstract":
                entry.WeakSummary ??= Texts.Html(node, addresses);
                break;
            case "language":
                entry.Language ??= Texts.Plain(node);
                break;
            case "identifier":
                entry.Id ??= Texts.Plain(node);
                break;
        }
    }

    private static void ReadMedia(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "thumbnail":
                entry.Image ??= addresses.Resolve(node.Attribute("url") ?? Texts.Plain(node), node);
                break;
            case "content" or "group":
                ReadMediaContent(entry, node, addresses);
                break;
            case "title":
                entry.WeakTitle ??= Texts.Sniffed(node, addresses);
                break;
            case "description":
                entry.WeakSummary ??= Texts.Sniffed(node, addresses);
                break;
            case "credit" when node.Attribute("role") is null or "author":
                entry.AddWeakAuthor(People.Read(Texts.Plain(node)));
                break;
        }
    }

    private static void ReadMediaContent(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        var type = node.Attribute("type");
        var url = addresses.Resolve(node.Attribute("url"), node);
        entry.OfferPicture(MediaPicture.Read(node, url));

        if (node.Local == "content")
        {
            entry.AddEnclosure(url, type, node.Attribute("filesize"));
        }

        foreach (var child in node.Children)
        {
            if (child.Namespace == FeedNamespace.Media && child.IsElement && child.Local is "thumbnail" or "content" or "group" or "title" or "description")
            {
                ReadMedia(entry, child, addresses);
            }
        }
    }

    private static void ReadItunes(EntryDraft entry, MarkupNode node, Addresses addresses)
    {
        switch (node.Local)
        {
            case "title":
                entry.WeakTitle ??= Texts.Sniffed(node, addresses);
                break;
            case "summary":
                entry.WeakSummary = Texts.Html(node, addresses) ?? entry.WeakSummary;
                break;
            case "description":
                entry.WeakSummary = Texts.Html(node, addresses) ?? entry.WeakSummary;
                break;
            case "subtitle":
                entry.WeakSummary ??= Texts.Html(node, addresses);
                break;
            case "author":
                entry.AddWeakAuthor(People.Read(Texts.Plain(node)));
                break;
            case "image":
                entry.Image ??= addresses.Resolve(node.Attribute("href") ?? node.Attribute("url") ?? Texts.Plain(node), node);
                break;
            case "keywords":
                foreach (var keyword in (Texts.Plain(node) ?? "").Split([',', '،'], StringSplitOptions.RemoveEmptyEntries))
                {
                    entry.AddCategory(keyword);
                }

                break;
            case "category":
                entry.AddCategory(node.Attribute("text"));
                foreach (var child in node.Children)
                {
                    entry.AddCategory(child.Local == "category" ? child.Attribute("text") : null);
                }

                break;
        }
    }
}
