using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>Finds the real address of a picture behind lazy loading, and refuses placeholders.</summary>
internal static partial class Pictures
{
    private static readonly string[] Sources =
    [
        "data-src", "data-original", "data-lazy-src", "data-original-src", "data-img-src", "data-lazy", "data-image", "data-url",
        "data-full-url", "data-large_image", "data-large-file", "data-orig-file", "data-bg", "data-background",
        "data-lazy-background", "src",
    ];

    private static readonly string[] SourceSets = ["data-srcset", "data-lazy-srcset", "srcset"];

    /// <returns>Null for placeholders, tracking pixels and data addresses.</returns>
    public static Uri? AddressOf(Page page, PageNode node)
    {
        if (node.Tag is not ("img" or "amp-img" or "picture") || IsTiny(node))
        {
            return null;
        }

        foreach (var name in Sources)
        {
            if (Usable(page, node.Element.GetAttribute(name)) is { } address)
            {
                return FullSize(address);
            }
        }

        foreach (var name in SourceSets)
        {
            if (Usable(page, Largest(node.Element.GetAttribute(name))) is { } address)
            {
                return FullSize(address);
            }
        }

        return node.Element.GetAttribute("style") is { } style && BackgroundAddress.Match(style) is { Success: true } match
            ? Usable(page, match.Groups[1].Value)
            : null;
    }

    public static Uri? Usable(Page page, string? address) =>
        address is { Length: > 4 and < 3000 } && !address.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            && page.Resolve(address) is { } uri && uri.AbsolutePath.Length > 1 && !Placeholder.IsMatch(uri.AbsolutePath)
            ? uri
            : null;

    /// <summary>One picture's name whatever size it was cut to.</summary>
    public static string Key(Uri address) => ThumbnailSize.Replace(address.AbsolutePath.ToLowerInvariant(), "$1");

    /// <summary>WordPress keeps the whole picture beside its thumbnail «-300x200.jpg».</summary>
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
        return int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
    }

    public static string? Largest(string? sources)
    {
        string? best = null;
        var bestSize = -1.0;
        foreach (Match match in SourceSetEntry.Matches(sources ?? ""))
        {
            var size = double.TryParse(match.Groups[2].ValueSpan, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (size > bestSize)
            {
                (best, bestSize) = (match.Groups[1].Value, size);
            }
        }

        return best;
    }

    [GeneratedRegex(@"(?:^|[/_.-])(?:no-?thumb|no-?image|nophoto|placeholder|blank|spacer|pixel|transparent|1x1|loading|lazy|avatar|gravatar|favicon|logo|spinner)(?:[/_.-]|\d|$)|/default[_-]?(?:image|img|thumb|pic|photo|news|article)?[^/]{0,6}\.\w+$|\.(?:svg|gif|ico)$|/(?:icons?|emoji)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Placeholder { get; }

    [GeneratedRegex(@"-\d{2,4}x\d{2,4}(\.\w{3,4})(?=$|\?)", RegexOptions.CultureInvariant)]
    private static partial Regex ThumbnailSize { get; }

    [GeneratedRegex(@"(?:^|,)\s*([^\s]+?)(?:\s+([\d.]+)[wx])?\s*(?=,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SourceSetEntry { get; }

    [GeneratedRegex(@"url\(\s*['""]?([^'"")]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BackgroundAddress { get; }
}
