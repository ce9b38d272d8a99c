using System.Text;

namespace Aggregator.Publishing.Bodies;

/// <summary>Adapts sanitised HTML to feed readers. It only removes attributes.</summary>
/// <remarks>The W3C validator warns of attributes that it does not know, for example our lazy loading.</remarks>
internal static class FeedMarkup
{
    private static readonly string[] Unknown = ["loading", "referrerpolicy", "decoding", "fetchpriority", "srcset", "sizes"];

    /// <param name="text">A sanitised body; <see cref="ShownImages"/> has already chosen its pictures.</param>
    public static string ForReaders(string text)
    {
        var kept = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('<', position);
            if (open < 0)
            {
                break;
            }

            kept.Append(text, position, open - position);
            position = MarkupTag.End(text, open);
            AppendTag(kept, new MarkupTag(text.AsSpan(open, position - open)));
        }

        return kept.Append(text, position, text.Length - position).ToString();
    }

    private static void AppendTag(StringBuilder kept, MarkupTag tag)
    {
        if (tag.Name is not "img")
        {
            kept.Append(tag.Text);
            return;
        }

        kept.Append("<img");
        foreach (var attribute in tag.Attributes())
        {
            if (!Unknown.Contains(attribute.Split('=')[0], StringComparer.OrdinalIgnoreCase))
            {
                kept.Append(' ').Append(attribute);
            }
        }

        kept.Append('>');
    }
}
