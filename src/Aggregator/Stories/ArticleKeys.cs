namespace Aggregator.Stories;

/// <summary>Keys under which the same item is found although its text is too short or has been rewritten.</summary>
internal static class ArticleKeys
{
    public static ulong[] Of(GroupingArticle article, ReadOnlySpan<ulong> body) => [];
}
