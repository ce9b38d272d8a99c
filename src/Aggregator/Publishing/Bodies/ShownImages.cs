using Aggregator.Extraction;
using Aggregator.Sources;
using Aggregator.Stories;
using Aggregator.Text.Addresses;

namespace Aggregator.Publishing.Bodies;

/// <summary>Where a reader gets each picture from, or that it is not shown: the one answer for pages, feeds, API and previews.</summary>
/// <param name="isHidden">Whether readers or editors had the picture hidden.</param>
/// <param name="proxied">The address of our own copy, for a source of this id; null where there is no proxy.</param>
public sealed class ShownImages(Func<Uri, bool> isHidden, Func<Uri, string, Uri?> proxied)
{
    /// <summary>For readers who asked for none.</summary>
    public static ShownImages None { get; } = new(_ => true, (_, _) => null);

    /// <summary>Nothing is hidden, and papers whose pictures need a proxy show none.</summary>
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

    /// <summary>Our copy of the paper's logo; null for a paper without, or one whose logo was hidden.</summary>
    public Uri? Logo(Source source) =>
        source.Logo is { } logo && ImageAddress.IsUsable(logo) && !isHidden(logo) ? proxied(logo, source.Id) : null;

    /// <summary>The picture that stands for the article; a publisher who gives the headline alone gives none.</summary>
    public Uri? Lead(StoryArticle article, Source source) =>
        source.Publish == PublishLevel.Headline ? null
        : source.Images == ImagePolicy.Logo ? Logo(source)
        : Address(article.Article.Image, source);

    /// <summary>The lead picture where the body does not show it itself, in whatever size.</summary>
    /// <remarks>A logo stands beside the paper's name there already.</remarks>
    public Uri? AboveBody(StoryArticle article, Source source) =>
        source.Images != ImagePolicy.Logo && Lead(article, source) is { } shown && article.Article.Image is { } lead
            && (source.Publish != PublishLevel.Full || !In(article.Article.Body).Any(image => ImageAddress.Family(image) == ImageAddress.Family(lead)))
            ? shown
            : null;

    /// <summary>The pictures of a body, in its order, none twice.</summary>
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

    /// <summary>The body with each of its pictures as the policy wants it.</summary>
    /// <param name="after">Markup of ours to stand behind a shown picture, by the picture's own address; null for none.</param>
    public string Body(SafeHtml body, Source source, Func<Uri, string>? after = null) =>
        BodyImages.Rewrite(body.Value, address => Address(address, source), ReferenceEquals(this, None) || source.Images != ImagePolicy.Direct, after);
}
