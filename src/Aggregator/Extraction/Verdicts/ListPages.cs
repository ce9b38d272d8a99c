using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;
using Aggregator.Text.Sentences;

namespace Aggregator.Extraction.Verdicts;

/// <summary>Recognises home pages, sections, search results and galleries.</summary>
internal static class ListPages
{
    private const int ManyTeasers = 12;
    private const int LongArticle = 1000;

    /// <returns>Null when the page is not a list.</returns>
    public static Sentence? Describe(Page page, PageEvidence evidence, BodyCandidate body, PageReading reading)
    {
        var declaresArticle = evidence.Data.IsArticle || evidence.Meta("og:type") is "article" or "Article" or "news" || evidence.Meta("article:published_time") is not null;
        if (declaresArticle)
        {
            return null;
        }

        var isFront = page.Url.AbsolutePath is "/" or "/index.html" or "/index.php" && page.Url.Query.Length == 0;
        if (isFront && body.Length < LongArticle)
        {
            return new Sentence(SentenceKind.PageIsFront);
        }

        var teasers = page.Blocks.Where(block => block.IsTeaser && !block.IsPruned).ToList();
        var teaserLength = teasers.Sum(block => block.Length);
        if (evidence.Data.IsListing && teaserLength > body.Length)
        {
            return new Sentence(SentenceKind.PageIsList);
        }

        var links = page.Blocks.Count(block => block is { IsPruned: false, Heading: > 1, LinkShare: > 0.8 });
        var looksLikeList = links >= ManyTeasers && teaserLength > 1.5 * body.Length;
        return looksLikeList && reading.Published is null ? new Sentence(SentenceKind.PageListsHeadlines, $"{links}") : null;
    }
}
