using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Pages.Tree;

namespace Aggregator.Extraction.Fields;

/// <summary>Finds the real address of a picture that scripts load later, and refuses placeholders.</summary>
internal static partial class Pictures
{
    private static readonly string[] Sources =
    [
        "data-src", "data-original", "data-lazy-src", "data-original-src", "data-img-src", "data-lazy", "data-image", "data-url",
        "data-full-url", "data-large_image", "data-large-file", "data-orig-file", "data-bg", "data-background",
        "data-lazy-background", "src",
    ];

    private static readonly string[] SourceSets = ["data-srcset", "data-lazy-srcset", "srcset"];

    /// <returns>Null for placeholders, for tiny pictures such as tracking pixels, and for data: addresses.</returns>
    public static Uri? AddressOf(Page page, PageNode node)
    {
        if (node.Tag is not ("img" or "amp-img" or "picture") || IsTiny(node))
        {
            return null;
        }

        var picture = node.Tag == "picture" ? node : node.Parent is { Tag: "picture" } around ? around : null;
        var image = node.Tag == "picture" ? ChildrenOf(node, "img").FirstOrDefault() : node.Element;
        return (image is null ? null : Own(page, image))
            ?? (picture is null ? null : ChildrenOf(picture, "source").Select(source => FromSets(page, source)).FirstOrDefault(address => address is not null))
            ?? (node.Element.GetAttribute("style") is { } style && BackgroundAddress.Match(style) is { Success: true } match
                ? Usable(page, match.Groups[1].Value)
                : null);
    }

    private static Uri? Own(Page page, TreeElement image)
    {
        foreach (var name in Sources)
        {
            if (Usable(page, image.GetAttribute(name)) is { } address)
            {
                return FullSize(address);
            }
        }

        return FromSets(page, image);
    }

    private static Uri? FromSets(Page page, TreeElement element)
    {
        foreach (var name in SourceSets)
        {
            if (element.GetAttribute(name) is { } sources && Usable(page, Largest(sources)) is { } address)
            {
                return FullSize(address);
            }
        }

        return null;
    }

    private static IEnumerable<TreeElement> ChildrenOf(PageNode picture, string tag) =>
        picture.Element.OfType<TreeElement>().Where(child => child.LocalName == tag);

    public static Uri? Usable(Page page, string? address) =>
        address is { Length: > 4 and < 3000 } && !address.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            && page.Resolve(address) is { } uri && uri.AbsolutePath.Length > 1 && !Placeholder.IsMatch(uri.AbsolutePath)
            ? uri
            : null;

    /// <summary>A key that is the same for all sizes of one picture.</summary>
    public static string Key(Uri address) => ThumbnailSize.Replace(address.AbsolutePath.ToLowerInvariant(), "$1");

    /// <summary>The address of the full picture. WordPress keeps it beside the thumbnail «-300x200.jpg».</summary>
    public static Uri FullSize(Uri address)
    {
        if (!address.AbsolutePath.Contains("/wp-content/uploads/", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        var whole = ThumbnailSize.Replace(address.AbsoluteUri, "$1");
        return Uri.TryCreate(whole, UriKind.Absolute, out var uri) ? uri : address;
    }

    private static bool IsTiny(PageNode node) =>
        Pixels(node.Element.GetAttribute("width")) is > 0 and < 60 || Pixels(node.Element.GetAttribute("height")) is > 0 and < 40;

    public static int Pixels(string? text)
    {
        var digits = text.AsSpan().Trim();
        digits = digits.EndsWith("px") ? digits[..^2] : digits;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
    }

    /// <summary>The candidate with the largest width or pixel density;
    /// the first of equal candidates; null when there is none.</summary>
    public static string? Largest(string? sources)
    {
        string? best = null;
        var bestSize = -1.0;
        var reader = new SourceSetReader(sources);
        while (reader.Next())
        {
            var number = reader.Descriptor.TrimEnd("wx");
            var size = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) ? pixels : 1;
            if (size > bestSize && !reader.Address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                (best, bestSize) = (reader.Address.ToString(), size);
            }
        }

        return best;
    }

    [GeneratedRegex(@"(?:^|[/_.-])(?:no-?thumb|no-?image|nophoto|placeholder|blank|spacer|pixel|transparent|1x1|loading|lazy|avatar|gravatar|favicon|logo|spinner)(?:[/_.-]|\d|$)|/default[_-]?(?:image|img|thumb|pic|photo|news|article)?[^/]{0,6}\.\w+$|\.(?:svg|gif|ico)$|/(?:icons?|emoji)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Placeholder { get; }

    [GeneratedRegex(@"-\d{2,4}x\d{2,4}(\.\w{3,4})(?=$|\?)", RegexOptions.CultureInvariant)]
    private static partial Regex ThumbnailSize { get; }

    [GeneratedRegex(@"url\(\s*['""]?([^'"")]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BackgroundAddress { get; }
}
