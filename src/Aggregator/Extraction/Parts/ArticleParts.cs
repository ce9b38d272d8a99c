using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Extraction.Parts;

/// <summary>Makes one article of what came in several documents.</summary>
public static class ArticleParts
{
    /// <param name="first">Headline, names and times are the first page's.</param>
    /// <param name="rest">In order.</param>
    public static Article Join(Article first, IReadOnlyList<Article> rest) => rest.Count == 0 ? first : first with
    {
        BodyText = string.Join('\n', rest.Select(part => part.BodyText).Prepend(first.BodyText)),

        // Each part is safe already; together they are made safe once more, so that no border between two can matter.
        Body = Sanitizer.Sanitize(string.Concat(rest.Select(part => part.Body.Value).Prepend(first.Body.Value)), first.CanonicalUrl),
        Image = first.Image ?? rest.Select(part => part.Image).FirstOrDefault(image => image is not null),
    };

    /// <summary>The article of a page that gave none itself, from its AMP or print version.</summary>
    /// <param name="twin">What the twin gave.</param>
    /// <param name="read">All that was read of the twin.</param>
    /// <param name="page">What was read of the page itself.</param>
    /// <param name="address">The page's address: readers are led there, not to the twin.</param>
    /// <param name="announced">The feed's headline: pages that scripts draw call themselves by the site's name. Null when it gives none.</param>
    /// <returns>Null when the twin tells of something else.</returns>
    public static Article? FromTwin(Article twin, PageReading read, PageReading page, Uri address, string? announced) =>
        !Twins.HaveOneHeadline(announced ?? page.Title, read.Title ?? "") && !Twins.HaveOneHeadline(page.Title ?? announced, read.Title ?? "")
        ? null
        : twin with
        {
            Url = address,
            CanonicalUrl = page.CanonicalUrl,
            Title = twin.Title.Length > 0 ? twin.Title : page.Title ?? "",
            Authors = twin.Authors.Count > 0 ? twin.Authors : page.Authors,
            Published = twin.Published ?? page.Published,
            Image = twin.Image ?? page.Image,
        };
}
