using System.Text;
using Aggregator.Extraction;
using Aggregator.Text.Addresses;
using Aggregator.Text.Search;
using Aggregator.Text.Spelling;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>An article with its keys and its text for the index, computed before the writer is asked for.</summary>
/// <param name="TextHash">Changes when the headline or the words change, not with marks or spacing.</param>
/// <param name="BodyHash">Names the text within its source; null for one too short to be a name.</param>
internal sealed record PreparedArticle(
    Article Article, string UrlKey, long TextHash, long? BodyHash, string SearchTitle, string SearchBody, string SearchStem)
{
    // «التفاصيل بعد قليل» is the whole body of many different items.
    private const int MinNamingLength = 200;

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

    private static string KeyOf(Article article)
    {
        var key = CanonicalUrl.Key(article.CanonicalUrl.AbsoluteUri);
        return article.Part is { } part ? $"{key}#{StableHash.Of(part):x16}" : key;
    }
}
