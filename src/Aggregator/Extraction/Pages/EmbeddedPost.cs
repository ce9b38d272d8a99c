using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages.Tree;
using Aggregator.Text.Addresses;

namespace Aggregator.Extraction.Pages;

/// <summary>A post or video of another site that a page shows in a frame. Readers get a link to it, because the
/// sanitiser allows no frames.</summary>
/// <param name="Address">The address of the post itself.</param>
/// <param name="Words">The text of the link.</param>
internal sealed partial record EmbeddedPost(Uri Address, string Words)
{
    private const int MaxAddress = 2000;

    private static readonly SearchValues<string> QuotedPosts =
        SearchValues.Create(["twitter-", "instagram-media", "tiktok-embed", "fb-post", "fb-video", "telegram-post"], StringComparison.Ordinal);

    // The attributes in which elements keep the post's address, the most exact first.
    private static readonly string[] AddressAttributes =
        ["data-instgrm-permalink", "cite", "data-href", "data-src", "data-lazy-src", "data-url", "src", "data-lazy"];

    /// <summary>Whether an element may be an embedded post. The test is
    /// cheap, because the walk applies it to every element.</summary>
    public static bool MayBe(string tag, string names) => tag switch
    {
        "iframe" or "embed" or "amp-iframe" or "amp-youtube" or "amp-twitter" or "amp-facebook" or "amp-instagram" or "amp-tiktok" or "lite-youtube" => true,
        "blockquote" or "div" => names.AsSpan().ContainsAny(QuotedPosts),
        _ => false,
    };

    /// <returns>Null for frames that show something else: an advertisement, a form, a profile.</returns>
    public static EmbeddedPost? Of(Page page, PageNode node)
    {
        if (!MayBe(node.Tag, node.Names))
        {
            return null;
        }

        var written = node.Tag switch
        {
            "amp-youtube" => Coded(node, "data-videoid", "https://www.youtube.com/watch?v="),
            "lite-youtube" => Coded(node, "videoid", "https://www.youtube.com/watch?v="),
            "amp-twitter" => Coded(node, "data-tweetid", "https://x.com/i/status/"),
            "amp-instagram" => Coded(node, "data-shortcode", "https://www.instagram.com/p/"),
            _ => null,
        };
        return Addresses(node, written).Select(address => page.Resolve(address)).OfType<Uri>().Select(Recognise).FirstOrDefault(post => post is not null);
    }

    private static IEnumerable<string> Addresses(PageNode node, string? written)
    {
        if (written is not null)
        {
            yield return written;
        }

        foreach (var name in AddressAttributes)
        {
            if (node.Element.GetAttribute(name) is { Length: > 8 and < MaxAddress } address)
            {
                yield return address;
            }
        }

        if (node.Tag is "blockquote" or "div")
        {
            // The last link of a quoted post leads to the post itself. The links before it are part of the author's text.
            foreach (var address in LinksOf(node.Element, 0).Reverse())
            {
                yield return address;
            }
        }
    }

    /// <summary>Searches only a few levels, because this method recurses and pages may be nested very deep.</summary>
    private static IEnumerable<string> LinksOf(TreeElement parent, int depth)
    {
        foreach (var child in parent.OfType<TreeElement>())
        {
            if (child.LocalName == "a" && child.GetAttribute("href") is { Length: > 8 and < MaxAddress } address)
            {
                yield return address;
            }

            foreach (var inner in depth < 4 ? LinksOf(child, depth + 1) : [])
            {
                yield return inner;
            }
        }
    }

    private static string? Coded(PageNode node, string attribute, string prefix) =>
        node.Element.GetAttribute(attribute) is { } code && Code.IsMatch(code) ? prefix + code : null;

    private static EmbeddedPost? Recognise(Uri address) => HostName.WithoutWww(HostName.Ascii(address)) switch
    {
        "twitter.com" or "x.com" or "mobile.twitter.com" => Post(address, Status, "https://x.com", "منشور على إكس"),
        "platform.twitter.com" => Quoted(address, TweetId, "https://x.com/i/status/", "منشور على إكس"),
        "youtube.com" or "youtube-nocookie.com" or "m.youtube.com" => Quoted(address, Video, "https://www.youtube.com/watch?v=", "فيديو على يوتيوب"),
        "youtu.be" => Quoted(address, ShortVideo, "https://www.youtube.com/watch?v=", "فيديو على يوتيوب"),
        "facebook.com" or "m.facebook.com" or "web.facebook.com" => Facebook(address),
        "instagram.com" => Post(address, Photo, "https://www.instagram.com", "منشور على إنستغرام"),
        "tiktok.com" => TikTokPlayer.Match(address.AbsolutePath) is { Success: true } match
            ? new EmbeddedPost(new Uri("https://www.tiktok.com/@/video/" + match.Groups[1].Value), "فيديو على تيك توك")
            : Post(address, TikTok, "https://www.tiktok.com", "فيديو على تيك توك"),
        "t.me" or "telegram.me" => Post(address, Telegram, "https://t.me", "منشور على تيليغرام"),
        "dailymotion.com" or "geo.dailymotion.com" => Quoted(address, Dailymotion, "https://www.dailymotion.com/video/", "فيديو على ديلي موشن"),
        "player.vimeo.com" or "vimeo.com" => Quoted(address, Vimeo, "https://vimeo.com/", "فيديو على فيميو"),
        "threads.net" or "threads.com" => Post(address, Thread, "https://www.threads.net", "منشور على ثريدز"),
        _ => null,
    };

    /// <summary>The matched part of the path names the post. The rest of the address is for the frame and is left out.</summary>
    private static EmbeddedPost? Post(Uri address, Regex path, string site, string words) =>
        path.Match(address.AbsolutePath) is { Success: true } match ? new EmbeddedPost(new Uri(site + match.Value), words) : null;

    private static EmbeddedPost? Quoted(Uri address, Regex form, string prefix, string words) =>
        form.Match(address.PathAndQuery) is { Success: true } match ? new EmbeddedPost(new Uri(prefix + match.Groups[1].Value), words) : null;

    private static EmbeddedPost? Facebook(Uri address)
    {
        if (FacebookFrame.Match(address.PathAndQuery) is { Success: true } frame)
        {
            return Uri.TryCreate(Uri.UnescapeDataString(frame.Groups[1].Value), UriKind.Absolute, out var shown) && shown.Scheme is "http" or "https"
                && !shown.AbsolutePath.StartsWith("/plugins/", StringComparison.Ordinal) ? Recognise(shown) : null;
        }

        return FacebookPost.IsMatch(address.PathAndQuery)
            ? new EmbeddedPost(new UriBuilder(address) { Fragment = "" }.Uri, address.AbsolutePath.Contains("video", StringComparison.Ordinal) ? "فيديو على فيسبوك" : "منشور على فيسبوك")
            : null;
    }

    [GeneratedRegex(@"^[\w-]{4,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^/(?:\w{1,30}|i/web)/status(?:es)?/[0-9]{1,25}", RegexOptions.CultureInvariant)]
    private static partial Regex Status { get; }

    [GeneratedRegex(@"[?&]id=([0-9]{1,25})", RegexOptions.CultureInvariant)]
    private static partial Regex TweetId { get; }

    [GeneratedRegex(@"^/(?:embed/|v/|shorts/|live/|watch\?(?:.*&)?v=)(?!videoseries|live_stream)([\w-]{6,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Video { get; }

    [GeneratedRegex(@"^/([\w-]{6,20})", RegexOptions.CultureInvariant)]
    private static partial Regex ShortVideo { get; }

    [GeneratedRegex(@"^/plugins/(?:post|video)\.php\?(?:.*&)?href=([^&]+)", RegexOptions.CultureInvariant)]
    private static partial Regex FacebookFrame { get; }

    [GeneratedRegex(@"^/(?:[^/]+/(?:posts|videos|photos|reels?)/|permalink\.php\?|story\.php\?|photo(?:\.php|/)?\?|watch/?\?v=|video\.php\?v=|reel/|share/)", RegexOptions.CultureInvariant)]
    private static partial Regex FacebookPost { get; }

    [GeneratedRegex(@"^/(?:[\w.]{1,30}/)?(?:p|reel|reels|tv)/[\w-]{4,40}/?", RegexOptions.CultureInvariant)]
    private static partial Regex Photo { get; }

    [GeneratedRegex(@"^/@[\w.]{1,40}/(?:video|photo)/[0-9]{5,25}", RegexOptions.CultureInvariant)]
    private static partial Regex TikTok { get; }

    [GeneratedRegex(@"^/(?:embed/v2|embed|player/v1)/([0-9]{5,25})", RegexOptions.CultureInvariant)]
    private static partial Regex TikTokPlayer { get; }

    [GeneratedRegex(@"^/(?!s/)\w{3,40}/[0-9]{1,12}", RegexOptions.CultureInvariant)]
    private static partial Regex Telegram { get; }

    [GeneratedRegex(@"(?:/video/|[?&]video=)(\w{5,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Dailymotion { get; }

    [GeneratedRegex(@"^/(?:video/)?([0-9]{5,15})", RegexOptions.CultureInvariant)]
    private static partial Regex Vimeo { get; }

    [GeneratedRegex(@"^/@[\w.]{1,40}/post/[\w-]{5,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Thread { get; }
}
