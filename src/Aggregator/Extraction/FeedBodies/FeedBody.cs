using Aggregator.Extraction.Bodies;
using Aggregator.Feeds;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>Reads the text of the article that the feed itself contains.</summary>
internal static class FeedBody
{
    private const int ShortContent = 500;

    /// <returns>Null when the entry has no text.</returns>
    public static BodyCandidate? Read(ParsedEntry entry, Uri address)
    {
        var content = Candidate(entry.Content, address, ExtractionMethod.FeedContent);
        if (content is { Length: >= ShortContent })
        {
            return content;
        }

        var summary = Candidate(entry.Summary, address, ExtractionMethod.FeedExcerpt);
        if (content is null || content.Length == 0)
        {
            return summary is { Length: > 0 } ? summary : null;
        }

        // Many feeds repeat the excerpt in content:encoded, and end it with dots.
        var isExcerpt = IsCut(content.Text) || content.Length <= (summary?.Length ?? 0);
        return isExcerpt ? content with { Method = ExtractionMethod.FeedExcerpt } : content;
    }

    private static BodyCandidate? Candidate(FeedText? text, Uri address, ExtractionMethod method) => text switch
    {
        null => null,
        { Kind: FeedTextKind.Html } => TextPages.FromHtml(text.Value, text.Base ?? address, method),
        _ => TextPages.FromText(text.Value, text.Base ?? address, method),
    };

    public static bool IsCut(string text) =>
        text.AsSpan().TrimEnd(" ]") is var end && (end.EndsWith("…") || end.EndsWith("...") || end.EndsWith(".."));
}
