using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>Makes an article of what the feed itself carries, without asking for the page.</summary>
public static class FeedArticle
{
    private const int TitleLength = 90;
    private const double WholeQuality = 0.8;
    private const double ExcerptQuality = 0.3;

    /// <summary>Whether the feed's content is long enough to be the article, and does not break off: its page need not be asked for.</summary>
    /// <remarks>A glance. <see cref="Make"/> calls an article whole only where this does and the text read of it agrees.</remarks>
    public static bool IsWhole(ParsedEntry entry) => FeedWholeness.SeemsWhole(entry);

    /// <returns>Null when the entry has no address in the web, or no title: there is nothing to link to or to show.</returns>
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
            Published = entry.Published + source.DateCorrection,
            Modified = entry.Updated + source.DateCorrection,
            Language = LanguageField.OfText(text.Length > 0 ? text : title) ?? entry.Language ?? source.Language,
            Method = isWhole ? ExtractionMethod.FeedContent : ExtractionMethod.FeedExcerpt,
            Quality = isWhole ? WholeQuality : ExcerptQuality,
        };
    }

    /// <summary>The headline as the feed gives it, or the beginning of the text where the title is empty; null without either.</summary>
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

    /// <summary>The headline as the feed gives it; null when it is blank.</summary>
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
