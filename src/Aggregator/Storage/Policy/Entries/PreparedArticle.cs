using System.Text;
using Aggregator.Extraction;
using Aggregator.Text.Addresses;
using Aggregator.Text.Search;
using Aggregator.Text.Spelling;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>An article with its keys and its words for the search index. They are computed before the writer's turn, because that
/// takes longer than writing.</summary>
/// <param name="TextHash">A hash of headline and text after folding: marks, spaces and confused letters do not change it.</param>
/// <param name="BodyHash">A hash of the text; null when the text is too short to recognise an article by it, or the
/// article is one of several on a page.</param>
internal sealed record PreparedArticle(
    Article Article, string UrlKey, long TextHash, long? BodyHash, string SearchTitle, string SearchBody, string SearchStem)
{
    // Many different items have the same short body, for example «التفاصيل بعد قليل».
    private const int MinNamingLength = 200;

    private const char PartMark = '#';

    /// <summary>The key of the page alone, which articles with a <see cref="Article.Part"/> share.</summary>
    public string PageKey => CanonicalUrl.Key(Article.CanonicalUrl.AbsoluteUri);

    public static PreparedArticle Of(Article article)
    {
        var title = ArabicFolding.Fold(article.Title);
        var body = ArabicFolding.Fold(article.BodyText);
        var bases = new StringBuilder();
        return new PreparedArticle(
            article,
            KeyOf(article),
            StableHash.OfLines(title, body),
            body.Length >= MinNamingLength && article.Part is null ? StableHash.Of(body) : null,
            SearchText.Prepare(article.Title, bases),
            SearchText.Prepare(article.BodyText, bases),
            bases.ToString());
    }

    /// <summary>Whether the article with this key is one of several articles of a page.</summary>
    public static bool IsPart(string urlKey, string canonicalUrl) =>
        urlKey.StartsWith($"{CanonicalUrl.Key(canonicalUrl)}{PartMark}", StringComparison.Ordinal);

    private static string KeyOf(Article article)
    {
        var key = CanonicalUrl.Key(article.CanonicalUrl.AbsoluteUri);
        return article.Part is { } part ? $"{key}{PartMark}{StableHash.Of(part):x16}" : key;
    }
}
