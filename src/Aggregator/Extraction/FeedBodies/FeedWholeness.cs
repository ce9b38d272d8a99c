using Aggregator.Feeds;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>What a glance at a feed's content says: asked of every entry at every poll, so nothing is parsed.</summary>
internal static class FeedWholeness
{
    /// <summary>Letters of plain text from which a feed's content counts as the whole article: a complete wire item has 500 to 700.</summary>
    public const int Letters = 600;

    // What WordPress, Blogger and hand-written feeds end an excerpt with.
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

    /// <summary>Counts characters outside tags, runs of white space once, as far as it needs to.</summary>
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
