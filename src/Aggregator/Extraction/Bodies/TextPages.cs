using System.Net;
using System.Text;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Extraction.Bodies;

/// <summary>Reads a text that has no page of its own as a body: a feed's content, or the articleBody of JSON-LD.</summary>
internal static class TextPages
{
    /// <summary>The whole fragment belongs to the article, except boilerplate, captions and teasers.</summary>
    public static BodyCandidate FromHtml(string html, Uri address, ExtractionMethod method)
    {
        var page = PageParser.Parse($"<!doctype html><body><article>{EndlessMarkup.End(html)}</article>", address);
        Weights.Measure(page);
        Pruning.Apply(page);
        Weights.MeasureNoise(page);
        Teasers.Mark(page);
        var blocks = page.Blocks
            .Where(block => block is { IsPruned: false, IsTeaser: false, Line: LineKind.Text } && (block.Place & BlockPlace.Caption) == 0)
            .Where(block => block.Text.Any(char.IsLetterOrDigit))
            .ToList();
        while (blocks is [.., { Heading: > 0 }])
        {
            blocks.RemoveAt(blocks.Count - 1);
        }

        return new BodyCandidate(page, blocks, method, null);
    }

    /// <summary>The text is plain, and each line is a paragraph.</summary>
    public static BodyCandidate FromText(string text, Uri address, ExtractionMethod method)
    {
        var html = new StringBuilder(text.Length + 64);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(line)).Append("</p>");
        }

        return FromHtml(html.ToString(), address, method);
    }
}
