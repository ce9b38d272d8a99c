using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Extraction.Parts;

/// <summary>Makes one article from several documents.</summary>
public static class ArticleParts
{
    /// <param name="first">The first page. Headline, names and times are taken from it.</param>
    /// <param name="rest">The other pages in order.</param>
    public static Article Join(Article first, IReadOnlyList<Article> rest) => rest.Count == 0 ? first : first with
    {
        BodyText = string.Join('\n', rest.Select(part => part.BodyText).Prepend(first.BodyText)),

        // Each part is already safe. The joined text is sanitised once more, so that markup cannot cross the border of two parts.
        Body = Sanitizer.Sanitize(string.Concat(rest.Select(part => part.Body.Value).Prepend(first.Body.Value)), first.CanonicalUrl),
        Image = first.Image ?? rest.Select(part => part.Image).FirstOrDefault(image => image is not null),
    };

    /// <summary>Makes the article of a page that gave none from its AMP or print version (its twin).</summary>
    /// <param name="twin">The article that the twin gave.</param>
    /// <param name="read">Everything that was found on the twin.</param>
    /// <param name="page">Everything that was found on the page itself.</param>
    /// <param name="address">The address of the page. Readers are led to the page and not to the twin.</param>
    /// <param name="announced">The feed's headline; null when there is none. Pages that scripts draw often have only
    /// the site's name as their title.</param>
    /// <returns>Null when the headlines show that the twin is about something else.</returns>
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
