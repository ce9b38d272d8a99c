using Aggregator.Extraction.Lines;
using Aggregator.Text.Addresses;
using Aggregator.Trials;

namespace Aggregator.Tests.Trials;

/// <summary>How many of a proposal's articles are right: an article of the paper, its headline, its whole text and little else.</summary>
/// <param name="Right">Of all articles that were tried.</param>
/// <param name="RightInPages">Of those whose page holds the text; where none does, those that are honestly told to have none.</param>
internal sealed record PaperScore(double Right, double RightInPages)
{
    private const double SameText = 0.9;

    public static PaperScore Of(InventedPaper paper, Proposal proposal)
    {
        var tried = proposal.Articles.Select(article => (Tried: article, Right: paper.Articles.GetValueOrDefault(CanonicalUrl.Key(article.Url.AbsoluteUri)))).ToList();
        if (tried.Count == 0)
        {
            return new PaperScore(0, 0);
        }

        var inPages = tried.Where(pair => pair.Right?.IsInPage != false).ToList();
        return new PaperScore(
            (double)tried.Count(pair => IsRight(pair.Tried, pair.Right)) / tried.Count,
            inPages.Count > 0 ? (double)inPages.Count(pair => IsRight(pair.Tried, pair.Right)) / inPages.Count
                : (double)tried.Count(pair => pair.Tried.Verdict is not ArticleVerdict.Whole) / tried.Count);
    }

    private static bool IsRight(TriedArticle tried, RightArticle? right) =>
        right is not null && tried.Article is { } article
        && TitleKey.Of(article.Title) == TitleKey.Of(right.Headline)
        && WordF1(article.BodyText, string.Join('\n', right.Body)) >= SameText;

    private static double WordF1(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        var shared = first.Sum(word => Math.Min(word.Value, second.GetValueOrDefault(word.Key)));
        var all = first.Values.Sum() + second.Values.Sum();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static Dictionary<string, int> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
