using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Fields;
using Aggregator.Feeds;

namespace Aggregator.Trials.Marks;

/// <summary>How much of a source is Arabic; Persian and Urdu are not.</summary>
internal static class ArabicText
{
    public static bool Is(string text) => LanguageField.OfText(text) == "ar";

    /// <returns>From 0 to 1; null when no entry has words.</returns>
    public static double? Share(IReadOnlyList<ParsedEntry> entries)
    {
        var texts = entries.Select(entry => $"{FeedArticle.Title(entry)} {entry.Summary?.Value}").Where(text => text.Any(char.IsLetter)).ToList();
        return texts.Count == 0 ? null : (double)texts.Count(Is) / texts.Count;
    }

    /// <returns>From 0 to 1; null when there is no article.</returns>
    public static double? Share(IReadOnlyList<TriedArticle> articles)
    {
        var texts = articles.Select(tried => tried.Article is { } article ? $"{article.Title} {article.BodyText}" : tried.Announced).OfType<string>().ToList();
        return texts.Count == 0 ? null : (double)texts.Count(Is) / texts.Count;
    }
}
