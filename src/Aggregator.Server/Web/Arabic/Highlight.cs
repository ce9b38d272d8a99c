using System.Text;
using Aggregator.Text.Search;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Arabic;

/// <summary>Marks the words of a search in a text.</summary>
internal static class Highlight
{
    /// <param name="search">Null for a page that is no search.</param>
    public static MarkupString Mark(string text, string? search)
    {
        var ranges = string.IsNullOrEmpty(search) ? [] : SearchHighlight.Find(text, SearchQuery.Parse(search));
        if (ranges.Count == 0)
        {
            return Bidi.Isolate(text);
        }

        var markup = new StringBuilder();
        var position = 0;
        foreach (var range in ranges)
        {
            markup.Append(Bidi.Isolate(text[position..range.Start]).Value)
                .Append("<mark>").Append(Bidi.Isolate(text.Substring(range.Start, range.Length)).Value).Append("</mark>");
            position = range.Start + range.Length;
        }

        return new MarkupString(markup.Append(Bidi.Isolate(text[position..]).Value).ToString());
    }
}
