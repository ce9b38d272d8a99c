using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Addresses;
using Aggregator.Text.Dates;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>Makes an article from the feed's entry alone, without its page.</summary>
public static class FeedArticle
{
    private const int TitleLength = 90;
    private const double WholeQuality = 0.8;
    private const double ExcerptQuality = 0.3;

    /// <summary>Whether the feed's content is long enough to be the whole article, and does not break off. The page
    /// then need not be fetched.</summary>
    /// <remarks>This test does not parse the content. <see cref="Make"/> also reads the text, and calls the article
    /// whole only when both agree.</remarks>
    public static bool IsWhole(ParsedEntry entry) => FeedWholeness.SeemsWhole(entry);

    /// <returns>Null when the entry has no http or https link, or has neither
    /// title nor text, because nothing could be linked or shown.</returns>
    public static Article? Make(ParsedEntry entry, Source source)
    {
        if (entry.Link is not { IsAbsoluteUri: true, Scheme: "http" or "https" } link || Title(entry) is not { } title)
        {
            return null;
        }

        var body = FeedBody.Read(entry, link);
        var isWhole = body is not null && IsWhole(entry) && HoldsArticle(body);
        var text = body?.Text ?? "";
        var image = Picture(entry, body);
        return new Article
        {
            SourceId = source.Id,
            Url = link,
            CanonicalUrl = AddressField.WithoutTracking(link),
            Part = entry.Part,
            Title = title,
            Authors = Authors(entry, link),
            Credit = CreditField.Read(text),
            Lede = body?.Blocks.FirstOrDefault(block => block.Heading == 0)?.Text,
            Body = body is null ? SafeHtml.Empty : Sanitizer.Sanitize(new BodyRenderer(body.Page).Render(body.Blocks, image), body.Page.Base),
            BodyText = text,
            Image = image,
            Section = source.Category,
            Tags = [.. entry.Categories.Select(DisplayText.Clean).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            Published = entry.Published is { } published ? CalendarDay.Corrected(published, source.DateCorrection) : null,
            Modified = entry.Updated + source.DateCorrection,
            Language = LanguageField.OfText(text.Length > 0 ? text : title) ?? entry.Language ?? source.Language,
            Method = isWhole ? ExtractionMethod.FeedContent : ExtractionMethod.FeedExcerpt,
            Quality = isWhole ? WholeQuality : ExcerptQuality,
        };
    }

    /// <summary>The feed's headline, or the beginning of the text when the
    /// headline is blank; null when there is no text either.</summary>
    public static string? Title(ParsedEntry entry)
    {
        if (OwnTitle(entry) is { } title)
        {
            return title;
        }

        var text = (entry.Summary ?? entry.Content) is { } body ? DisplayText.Clean(Plain(body)) : "";
        if (text.Length <= TitleLength)
        {
            return text.Length > 0 ? text : null;
        }

        var end = text.LastIndexOf(' ', TitleLength);
        return $"{text[..(end > 0 ? end : TitleLength)]}…";
    }

    /// <summary>The feed's headline as plain text; null when it is blank.</summary>
    internal static string? OwnTitle(ParsedEntry entry) =>
        entry.Title is { } own && DisplayText.Clean(Plain(own)) is { Length: > 0 } title ? title : null;

    internal static IReadOnlyList<string> Authors(ParsedEntry entry, Uri link) =>
        new AuthorNames(null, link).Split([.. entry.Authors.Select(author => author.Name).OfType<string>()]);

    private static bool HoldsArticle(BodyCandidate body) =>
        body.Method == ExtractionMethod.FeedContent && body.Length >= FeedWholeness.Letters && !FeedBody.IsCut(body.Text);

    private static Uri? Picture(ParsedEntry entry, BodyCandidate? body) =>
        entry.Image
        ?? entry.Enclosures.FirstOrDefault(IsPicture)?.Url
        ?? body?.Page.Media.Select(media => Pictures.AddressOf(body.Page, media.Node)).FirstOrDefault(address => address is not null);

    private static bool IsPicture(FeedEnclosure file) =>
        file.MediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true && !ImageAddress.IsAvatar(file.Url);

    private static string Plain(FeedText text) =>
        (text.Kind is FeedTextKind.Html ? HtmlText.PlainText(text.Value) : text.Value).Trim().ReplaceLineEndings(" ");
}
