using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text;

namespace Aggregator.Extraction;

/// <summary>Makes an article of what the feed itself carries, without asking for the page.</summary>
public static class FeedArticle
{
    /// <summary>Letters of plain text from which a feed's content counts as the whole article: a complete wire item has 500 to 700.</summary>
    private const int WholeLength = 600;

    private const double WholeQuality = 0.8;

    private const double ExcerptQuality = 0.3;

    /// <summary>Whether the feed's content is long enough to be the article, and does not break off.</summary>
    public static bool IsWhole(ParsedEntry entry)
    {
        if (entry.Content is not { } content || content.Value.Length < WholeLength)
        {
            return false;
        }

        var text = Plain(content);
        return text.Length >= WholeLength && !BreaksOff(text);
    }

    /// <returns>Null when the entry has neither an address nor a title: there is nothing to show or to link to.</returns>
    public static Article? Make(ParsedEntry entry, Source source)
    {
        var title = Title(entry);
        if (entry.Link is not { } link || title is null)
        {
            return null;
        }

        var isWhole = IsWhole(entry);
        var text = isWhole ? entry.Content : entry.Summary ?? entry.Content;
        var body = text is null ? SafeHtml.Empty : Sanitizer.Sanitize(Markup(text), text.Base ?? link);
        var plain = HtmlText.PlainText(body.Value).Trim();
        return new Article
        {
            SourceId = source.Id,
            Url = link,
            CanonicalUrl = link,
            Title = title,
            Authors = [.. entry.Authors.Select(person => person.Name).OfType<string>().Select(DisplayText.Clean).Where(name => name.Length > 0)],
            Lede = plain.Split('\n', 2)[0] is { Length: > 0 } lede ? lede : null,
            Body = body,
            BodyText = plain,
            Image = Picture(entry),
            Tags = entry.Categories,
            Section = source.Category,
            Published = entry.Published + source.DateCorrection,
            Modified = entry.Updated + source.DateCorrection,
            Language = entry.Language ?? source.Language,
            Method = isWhole ? ExtractionMethod.FeedContent : ExtractionMethod.FeedExcerpt,
            Quality = isWhole ? WholeQuality : ExcerptQuality,
        };
    }

    /// <summary>The headline as the feed gives it, or the beginning of the text where the title is empty; null without either.</summary>
    public static string? Title(ParsedEntry entry)
    {
        const int MaxLength = 90;
        var title = entry.Title is { } own ? DisplayText.Clean(Plain(own).ReplaceLineEndings(" ")) : "";
        if (title.Length > 0)
        {
            return title;
        }

        var text = (entry.Summary ?? entry.Content) is { } body ? DisplayText.Clean(Plain(body).ReplaceLineEndings(" ")) : "";
        if (text.Length <= MaxLength)
        {
            return text.Length > 0 ? text : null;
        }

        var end = text.LastIndexOf(' ', MaxLength);
        return $"{text[..(end > 0 ? end : MaxLength)]}…";
    }

    private static Uri? Picture(ParsedEntry entry) =>
        entry.Image ?? entry.Enclosures.FirstOrDefault(file => file.MediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)?.Url;

    private static bool BreaksOff(string text) =>
        text.EndsWith('…') || text.EndsWith("...", StringComparison.Ordinal) || text.EndsWith("[…]", StringComparison.Ordinal) || text.EndsWith("[...]", StringComparison.Ordinal);

    private static string Plain(FeedText text) => text.Kind is FeedTextKind.Html ? HtmlText.PlainText(text.Value).Trim() : text.Value.Trim();

    private static string Markup(FeedText text) =>
        text.Kind is FeedTextKind.Html ? text.Value : $"<p>{System.Net.WebUtility.HtmlEncode(text.Value)}</p>";
}
