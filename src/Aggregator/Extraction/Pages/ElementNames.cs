using System.Buffers;
using System.Collections.Frozen;

namespace Aggregator.Extraction.Pages;

/// <summary>What the class and id of an element say about its purpose.</summary>
[Flags]
internal enum NameMarks
{
    None = 0,
    Good = 1,
    Bad = 2,
    Hidden = 4,
    Caption = 8,
    Comments = 16,
    Date = 32,
    Author = 64,
    /// <summary>Something that stands beside an article, however much text it holds.</summary>
    Beside = 128,

    /// <summary>The date of the last change, not of the publication.</summary>
    Updated = 256,
}

/// <summary>Reads class names and ids word by word. Templates of all countries give their parts English names.</summary>
internal static class ElementNames
{
    private const int MaxName = 80;

    /// <summary>The length of the shortest entry in the lists of name parts
    /// ("up-next", "wysiwyg"). Shorter names are not searched for them.</summary>
    private const int ShortestPart = 7;

    private static readonly FrozenSet<string> BadWords = FrozenSet.ToFrozenSet(
    [
        "comment", "comments", "commentlist", "respond", "disqus", "livefyre", "fbcomments", "share", "shares", "sharing",
        "sharebar", "sharethis", "sharedaddy", "addthis", "addtoany", "a2a", "social", "socials", "sociable", "socialmedia",
        "related", "relatedposts", "relateds", "recommended", "recommend", "recommendation", "recommendations", "recirc",
        "recirculation", "sidebar", "rightbar", "leftbar", "footer", "foot", "nav", "navbar", "navigation", "menu", "submenu",
        "breadcrumb", "breadcrumbs", "promo", "promos", "promoted", "promotion", "sponsor", "sponsored", "sponsors", "ad", "ads",
        "adv", "advert", "adverts", "advertisement", "advertising", "adsense", "adslot", "adbox", "dfp", "banner", "banners",
        "widget", "widgets", "newsletter", "newsletters", "subscribe", "subscription", "signup", "login", "signin", "popup",
        "modal", "lightbox", "overlay", "cookie", "cookies", "consent", "gdpr", "tags", "taglist", "tagcloud", "meta", "byline",
        "bylines", "author", "authors", "authorbox", "bio", "toolbar", "tools", "pagination", "pager", "outbrain", "taboola",
        "zergnet", "revcontent", "mgid", "trending", "popular", "popularposts", "mostviewed", "mostread", "mostpopular", "teaser", "teasers", "copyright",
        "rating", "ratings", "poll", "polls", "follow", "followus", "masthead", "topbar", "ticker", "yarpp", "noprint", "tooltip",
        "dateline", "timestamp", "readmore", "readalso", "seealso", "upsell", "shop", "cart", "hashtags", "keywords",
        "feedback", "report", "print", "printer", "email", "skip", "e3lan", "jp", "credit", "credits", "inread", "crosslinks",
        "crosslink", "bookmark", "bookmarks", "donate", "donation", "reactions", "emoji", "emojis", "whatsapp", "telegram",
    ]);

    private static readonly FrozenSet<string> HiddenNames = FrozenSet.ToFrozenSet(
    [
        "hidden", "hide", "sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "d-none", "display-none",
        "noprint", "no-print", "offscreen", "u-hidden", "is-hidden", "screenreader", "invisible",
    ]);

    private static readonly SearchValues<string> GoodNames = SearchValues.Create(
    [
        "articlebody", "articlecontent", "articletext", "articledetail", "articlemain", "articlestory", "entrycontent", "entrybody",
        "entrytext", "postcontent", "postbody", "posttext", "postentry", "storybody", "storycontent", "storytext", "storydetail",
        "newsbody", "newscontent", "newstext", "newsdetail", "contentbody", "bodycontent", "bodytext", "bodycopy", "articlecopy",
        "fieldnamebody", "itemfulltext", "wysiwyg", "longdesc", "detailcontent", "blogcontent", "singlecontent", "thecontent",
        "pagecontent", "textbody", "mainbody", "richtext", "articlesection", "paragraphs",
    ],
    StringComparison.Ordinal);

    private static readonly SearchValues<string> LayoutParts = SearchValues.Create(
        ["with", "has", "no-", "wrap", "align", "content", "main", "layout", "page", "style", "one", "two", "left-", "right-", "default", "article"], StringComparison.Ordinal);

    private static readonly SearchValues<string> BadSubstrings = SearchValues.Create(
    [
        "mostread", "most-read", "mostviewed", "most-viewed", "mostpopular", "most-popular", "readmore", "read-more", "read-next", "readnext", "also-read",
        "also-like", "see-also", "more-stories", "more-news", "morenews", "up-next", "you-may", "sharebutton", "sharetool",
        "socialshare", "relatedarticle", "relatednews", "relatedlink", "advertis", "newsletter", "wp-caption-text-ad", "google-ad",
        "googlead", "author-box", "authorbox", "about-author", "post-tags", "tag-list", "comment-form", "commentform", "copyright",
        "latest-news", "latestnews", "editors-pick", "editorspick", "inline-promo", "disclaimer", "syndication",
        "page-link", "pagelink", "page-number", "pagenumber", "link-pages", "multi-page-nav",
    ],
    StringComparison.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bad = BadWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Hidden = HiddenNames.GetAlternateLookup<ReadOnlySpan<char>>();

    public static NameMarks ReadName(ReadOnlySpan<char> name)
    {
        if (name.Length is <= 1 or >= MaxName)
        {
            return NameMarks.None;
        }

        Span<char> lower = stackalloc char[MaxName];
        lower = lower[..name.ToLowerInvariant(lower)];
        var marks = Hidden.Contains(lower) ? NameMarks.Hidden : NameMarks.None;
        marks |= Words(name, lower);
        if (lower.Length >= ShortestPart && lower.ContainsAny(BadSubstrings))
        {
            marks |= NameMarks.Bad;
        }

        // "content-with-sidebar" is the column beside a sidebar.
        if ((marks & NameMarks.Beside) != 0 && lower.ContainsAny(LayoutParts))
        {
            marks &= ~NameMarks.Beside;
        }

        // An embedded post ("social-media-embed") belongs to the text around it.
        if ((marks & NameMarks.Bad) != 0 && lower.Contains("embed", StringComparison.Ordinal) && !lower.Contains("newsletter", StringComparison.Ordinal))
        {
            marks &= ~NameMarks.Bad;
        }

        return (marks & (NameMarks.Bad | NameMarks.Caption)) == 0 && lower.Length >= ShortestPart && IsGood(lower) ? marks | NameMarks.Good : marks;
    }

    /// <summary>"article-body", "article_body" and "articleBody" count as one name.</summary>
    private static bool IsGood(ReadOnlySpan<char> lower)
    {
        if (!lower.ContainsAny('-', '_'))
        {
            return lower.ContainsAny(GoodNames);
        }

        Span<char> joined = stackalloc char[MaxName];
        var length = 0;
        foreach (var sign in lower)
        {
            if (sign is not ('-' or '_'))
            {
                joined[length++] = sign;
            }
        }

        return joined[..length].ContainsAny(GoodNames);
    }

    private static NameMarks Words(ReadOnlySpan<char> name, ReadOnlySpan<char> lower)
    {
        var marks = NameMarks.None;
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var atEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var atHump = !atEnd && i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!atEnd && !atHump)
            {
                continue;
            }

            if (i > start)
            {
                marks |= ReadWord(lower[start..i]);
            }

            start = atEnd ? i + 1 : i;
        }

        return marks;
    }

    private static NameMarks ReadWord(ReadOnlySpan<char> word)
    {
        var marks = Bad.Contains(word) ? NameMarks.Bad : NameMarks.None;
        return marks | word switch
        {
            "comment" or "comments" or "commentlist" or "commentaire" or "commentaires" or "comentario" or "comentarios" or "kommentar"
                or "kommentare" or "reacties" or "commenti" or "yorum" or "yorumlar" or "taaliq" or "taaliqat" or "disqus" or "respond"
                or "replies" or "livefyre" or "fbcomments" or "wpdiscuz" or "talkback" => NameMarks.Comments,
            "rightbar" or "leftbar" or "related" or "relatedposts" or "relateds" or "popular" or "popularposts" or "trending" or "mostread"
                or "mostpopular" or "mostviewed" or "recirc" or "recirculation" or "outbrain" or "taboola" or "seealso" or "readalso"
                or "bio" or "authorbox" or "cookie" or "cookies" or "consent" or "gdpr" or "footer" or "sidebar" => NameMarks.Beside,
            "updated" or "modified" or "lastmod" or "lastupdate" or "lastupdated" => NameMarks.Date | NameMarks.Updated,
            "caption" or "captions" or "figcaption" or "imgcaption" or "imagecaption" => NameMarks.Caption,
            "date" or "time" or "datetime" or "published" or "publish" or "posted" or "pubdate" or "timestamp" or "dateline"
                or "meta" or "tarikh" => NameMarks.Date,
            "author" or "authors" or "byline" or "bylines" or "writer" or "reporter" or "journalist" or "contributor" or "katib"
                or "authorname" or "username" or "submitted" => NameMarks.Author,
            _ => NameMarks.None,
        };
    }
}
