using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Text.Addresses;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Reads the links of a page that could lead to articles.</summary>
internal sealed partial class LinkReader(Page page)
{
    private const int MaxLinks = 10_000;
    private const int FormDepth = 4;

    // An address may name an article in its fragment, and "m.site" may be another paper than "site".
    private static readonly HostHabits Habits = new() { AmpIsTwin = false, MobileIsTwin = false };

    private readonly LinkWords _words = new(page);
    private readonly LinkPlace[] _places = LinkPlaces.Read(page);
    private readonly LinkHeadings _headings = new(page, new LinkWords(page));
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly string _own = CanonicalUrl.Key(page.Url.AbsoluteUri, Habits);
    private readonly string _site = HostName.WithoutWww(HostName.Ascii(page.Url));

    public List<PageLink> Read() => [.. page.Anchors.Take(MaxLinks).Select(Link).OfType<PageLink>()];

    /// <returns>Null for links to the page itself, to the front page of a site, and to files.</returns>
    private PageLink? Link(PageNode anchor)
    {
        var resolved = SanitizerUrl.Resolve(anchor.Element.GetAttribute("href"), page.Base, allowMail: false);
        if (!Uri.TryCreate(resolved, UriKind.Absolute, out var address) || IsFrontPage(address) || IsFile.IsMatch(address.AbsolutePath))
        {
            return null;
        }

        var key = CanonicalUrl.Key(address.AbsoluteUri, Habits);
        if (key == _own)
        {
            return null;
        }

        var heading = _headings.Of(anchor);
        var text = _words.Of(anchor);
        return new PageLink
        {
            Anchor = anchor,
            Address = address,
            Key = key,
            Text = text,
            Heading = heading,
            Headline = Headline(anchor, heading, text),
            Place = _places[anchor.Index] | Declared(anchor),
            Form = Form(anchor),
            Shape = AddressShape.Read(address, _site),
        };
    }

    private static bool IsFrontPage(Uri address) => address.AbsolutePath.Length <= 1 && address.Query.Length == 0 && !CanonicalUrl.HasRoute(address);

    private static LinkPlace Declared(PageNode anchor) => anchor.Element.GetAttribute("rel") switch
    {
        null => LinkPlace.Plain,
        var rel when rel.Contains("tag", StringComparison.OrdinalIgnoreCase) || rel.Contains("category", StringComparison.OrdinalIgnoreCase) => LinkPlace.Tags,
        var rel when rel.Contains("author", StringComparison.OrdinalIgnoreCase) => LinkPlace.Author,
        var rel when rel.Contains("sponsored", StringComparison.OrdinalIgnoreCase) => LinkPlace.Advert,
        _ => LinkPlace.Plain,
    };

    /// <summary>A heading around the anchor may hold the link of the section too, so the words of the anchor are taken then.</summary>
    private string Headline(PageNode anchor, PageNode? heading, string text)
    {
        var words = heading is null ? _words.Main(anchor) : _words.Of(heading);
        var isInside = heading is not null && anchor.Holds(heading);
        if (heading is not null && !isInside && text.Length > 0 && LinkText.CanBeHeadline(text))
        {
            words = text;
        }

        return LinkText.CanBeHeadline(words) ? words : isInside && LinkText.CanBeHeadline(text) ? text : "";
    }

    /// <summary>The tags and names of the anchor and of some elements around it.</summary>
    private string Form(PageNode anchor)
    {
        var form = new StringBuilder();
        var node = anchor;
        for (var depth = 0; node is not null && depth <= FormDepth; depth++, node = node.Parent)
        {
            form.Append(node.Tag);
            if (node.Names.Length > 0)
            {
                form.Append('.').Append(Classes(node.Names));
            }

            form.Append('<');
        }

        return form.ToString();
    }

    private string Classes(string classes)
    {
        if (!_classes.TryGetValue(classes, out var known))
        {
            _classes[classes] = known = string.Join('.', StableClass.Of(classes));
        }

        return known;
    }

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|docx?|xlsx?|pptx?|zip|rar|apk|exe|mp3|mp4|m3u8?|xml|rss)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsFile { get; }
}
