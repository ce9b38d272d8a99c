using System.Globalization;
using Aggregator.Feeds.Markup;
using Aggregator.Text.Addresses;

namespace Aggregator.Feeds.Testimony;

/// <summary>One of the pictures that Media RSS lists for an entry (https://www.rssboard.org/media-rss#media-content).</summary>
internal sealed record MediaPicture(Uri Url, bool IsDefault, long Area, bool IsPhotograph)
{
    /// <summary>A picture without a stated size counts as larger than a
    /// thumbnail, and smaller than most pictures that state their size.</summary>
    private const long UnstatedArea = 300 * 300;

    /// <returns>Null for a film, a sound, or an address that cannot be shown.</returns>
    public static MediaPicture? Read(MarkupNode node, Uri? url)
    {
        var type = node.Attribute("type")?.Trim();
        return ImageAddress.IsUsable(url) && IsImage(node.Attribute("medium")?.Trim(), type, url!)
            ? new MediaPicture(url!, Is(node.Attribute("isdefault")?.Trim(), "true"), AreaOf(node), !IsDrawing(type ?? ImageAddress.Extension(url!)))
            : null;
    }

    /// <summary>The publisher's default picture is best, then the larger picture,
    /// then a photograph. Of equal pictures the first one stays.</summary>
    public bool IsBetterThan(MediaPicture other) =>
        (IsDefault, Area, IsPhotograph).CompareTo((other.IsDefault, other.Area, other.IsPhotograph)) > 0;

    private static bool IsImage(string? medium, string? type, Uri url) => (medium, type) switch
    {
        (null or "", null or "") => ImageAddress.IsRaster(url),
        (null or "", _) => type.StartsWith("image", StringComparison.OrdinalIgnoreCase),
        _ => Is(medium, "image"),
    };

    private static long AreaOf(MarkupNode node)
    {
        var (width, height) = (Pixels(node.Attribute("width")), Pixels(node.Attribute("height")));
        return (width, height) switch
        {
            (0, 0) => UnstatedArea,
            (0, _) or (_, 0) => (long)Math.Max(width, height) * Math.Max(width, height),
            _ => (long)width * height,
        };
    }

    private static int Pixels(string? text)
    {
        var digits = (text ?? "").AsSpan().Trim();
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
    }

    private static bool IsDrawing(string type) =>
        type.Contains("svg", StringComparison.OrdinalIgnoreCase) || type.Contains("gif", StringComparison.OrdinalIgnoreCase)
        || type.Contains("icon", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
