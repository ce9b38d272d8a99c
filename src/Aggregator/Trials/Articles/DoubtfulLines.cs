using Aggregator.Extraction.Lines;

namespace Aggregator.Trials.Articles;

/// <summary>Finds lines of a text that look like boilerplate: by their wording, or because other articles have them too.</summary>
internal static class DoubtfulLines
{
    private const int FewArticles = 3;
    private const double Often = 0.3;

    public static IReadOnlyList<TriedArticle> Mark(IReadOnlyList<TriedArticle> articles)
    {
        var shared = articles
            .SelectMany(tried => Lines(tried).Select(TitleKey.Of).Distinct(StringComparer.Ordinal))
            .CountBy(key => key, StringComparer.Ordinal)
            .Where(count => count.Value >= FewArticles && count.Value >= Often * articles.Count)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. articles.Select(tried => tried with { Doubtful = [.. Lines(tried).Where(line => LineRules.Read(line, 0) != LineKind.Text || shared.Contains(TitleKey.Of(line)))] })];
    }

    private static string[] Lines(TriedArticle tried) =>
        tried.Verdict is ArticleVerdict.Whole ? (tried.Article?.BodyText ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
}
