using System.Collections.Frozen;

namespace Aggregator.Extraction.Pages;

/// <summary>The attributes that extraction or rendering reads. All others, half of a page's markup, are not parsed.</summary>
internal static class KnownAttributes
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "class", "id", "role", "itemprop", "href", "src", "srcset", "data-src", "data-srcset", "data-original", "data-lazy-src",
        "data-lazy-srcset", "data-lazy", "data-image", "data-url", "data-bg", "data-background", "data-lazy-background",
        "data-full-url", "data-large_image", "data-large-file", "data-orig-file", "data-original-src", "data-img-src",
        "datetime", "content", "name", "property", "rel", "hidden", "style", "aria-hidden", "lang", "alt", "width", "height",
        "type", "media", "title", "hreflang", "cite", "data-href", "data-instgrm-permalink", "videoid", "data-videoid", "data-tweetid",
        "data-shortcode", "typeof",
    ],
    StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyCollection<string> All => Names;

    /// <summary>Whether an attribute is read later. A style is read only when it hides its element or holds a picture.</summary>
    public static bool IsWorthKeeping(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        Lookup.Contains(name)
        && (!name.Equals("style", StringComparison.OrdinalIgnoreCase)
            || value.Contains("none", StringComparison.OrdinalIgnoreCase)
            || value.Contains("hidden", StringComparison.OrdinalIgnoreCase)
            || value.Contains("url", StringComparison.OrdinalIgnoreCase));
}
