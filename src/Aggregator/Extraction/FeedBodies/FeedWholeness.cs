using Aggregator.Feeds;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>A quick test of a feed's content. It runs for every entry at every poll, so nothing is parsed.</summary>
internal static class FeedWholeness
{
    /// <summary>Content with this many characters of plain text counts as
    /// the whole article. A complete agency report has 500 to 700.</summary>
    public const int Letters = 600;

    // The ends of excerpts in feeds of WordPress, of Blogger and in feeds written by hand.
    private static readonly string[] Breaks = ["…", "...", "[…]", "[...]", "[&hellip;]", "&hellip;", "&#8230;", "[&#8230;]"];

    public static bool SeemsWhole(ParsedEntry entry)
    {
        if (entry.Link is null || entry.Content is not { } content || content.Value.Length < Letters)
        {
            return false;
        }

        return !BreaksOff(WithoutClosingTags(content.Value)) && ShowsEnough(content);
    }

    private static bool BreaksOff(ReadOnlySpan<char> text)
    {
        foreach (var mark in Breaks)
        {
            if (text.EndsWith(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutClosingTags(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        while (text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var start && text[start..].StartsWith("</"))
        {
            text = text[..start].TrimEnd();
        }

        return text;
    }

    /// <summary>Whether the content has enough characters outside tags. A run of white space counts as one, and
    /// counting stops at the limit.</summary>
    private static bool ShowsEnough(FeedText content)
    {
        var isHtml = content.Kind is FeedTextKind.Html;
        var (length, isInTag, wasSpace) = (0, false, true);
        foreach (var unit in content.Value)
        {
            if (isHtml && unit is '<' or '>')
            {
                isInTag = unit == '<';
                continue;
            }

            var isSpace = char.IsWhiteSpace(unit);
            length += isInTag || (isSpace && wasSpace) ? 0 : 1;
            wasSpace = isInTag ? wasSpace : isSpace;
            if (length == Letters)
            {
                return true;
            }
        }

        return false;
    }
}
