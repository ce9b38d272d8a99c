using Aggregator.Extraction;
using Aggregator.Sources;
using Aggregator.Stories;
using Aggregator.Text.Addresses;

namespace Aggregator.Publishing.Bodies;

/// <summary>From where a reader loads each picture, or that the picture is not shown. Pages, feeds, API and previews all use this
/// answer.</summary>
/// <param name="isHidden">Whether readers' reports or editors have hidden the picture.</param>
/// <param name="proxied">The address of our own copy, for a source of this id; null when there is no proxy.</param>
public sealed class ShownImages(Func<Uri, bool> isHidden, Func<Uri, string, Uri?> proxied)
{
    /// <summary>For requests that want no pictures.</summary>
    public static ShownImages None { get; } = new(_ => true, (_, _) => null);

    /// <summary>No picture is hidden, and there is no proxy: papers whose pictures need a proxy show none.</summary>
    public static ShownImages Direct { get; } = new(_ => false, (_, _) => null);

    /// <returns>Null when the picture may not be shown.</returns>
    public Uri? Address(Uri? image, Source source) => image is null || !ImageAddress.IsUsable(image) || isHidden(image)
        ? null
        : source.Images switch
        {
            ImagePolicy.Direct => image,
            ImagePolicy.Proxy => proxied(image, source.Id),
            _ => null,
        };

    /// <summary>Our copy of the paper's logo; null when the paper has no logo, or its logo is hidden.</summary>
    public Uri? Logo(Source source) =>
        source.Logo is { } logo && ImageAddress.IsUsable(logo) && !isHidden(logo) ? proxied(logo, source.Id) : null;

    /// <summary>The picture that stands for the article; null when the publisher allows only the headline.</summary>
    public Uri? Lead(StoryArticle article, Source source) =>
        source.Publish == PublishLevel.Headline ? null
        : source.Images == ImagePolicy.Logo ? Logo(source)
        : Address(article.Article.Image, source);

    /// <summary>The lead picture, unless the body shows the same picture in any size.</summary>
    /// <remarks>A logo is left out too, because it already stands beside the paper's name.</remarks>
    public Uri? AboveBody(StoryArticle article, Source source) =>
        source.Images != ImagePolicy.Logo && Lead(article, source) is { } shown && article.Article.Image is { } lead
            && (source.Publish != PublishLevel.Full || !In(article.Article.Body).Any(image => ImageAddress.Family(image) == ImageAddress.Family(lead)))
            ? shown
            : null;

    /// <summary>The pictures of a body in their order, each once.</summary>
    public static IReadOnlyList<Uri> In(SafeHtml body)
    {
        List<Uri> found = [];
        BodyImages.Rewrite(body.Value, address => address, dropsPlayers: false, after: address =>
        {
            found.Add(address);
            return "";
        });
        return [.. found.Where(ImageAddress.IsUsable).Distinct()];
    }

    /// <summary>The body with the addresses of its pictures as the setting of the source says: the publisher's, ours, or none.</summary>
    /// <param name="after">Gives markup to write after a shown picture, by the picture's original address; null for none.</param>
    public string Body(SafeHtml body, Source source, Func<Uri, string>? after = null) =>
        BodyImages.Rewrite(body.Value, address => Address(address, source), ReferenceEquals(this, None) || source.Images != ImagePolicy.Direct, after);
}
