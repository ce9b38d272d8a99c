using Aggregator.Text.Search;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>Makes an expression for <c>MATCH</c> of FTS5 from a reader's words.</summary>
/// <remarks>Every string is quoted, so no character that a reader types can be syntax.</remarks>
internal static class FullTextExpression
{
    /// <summary>The column of the headline in the index.</summary>
    private const string TitleColumn = "title";

    public static string Of(SearchQuery.Match match)
    {
        var all = string.Join(" AND ", match.Groups.Where(group => !IsExcluded(group)).Select(AnyOf));
        var unwanted = match.Groups.Where(IsExcluded).Select(group => OfTerm(group[0])).ToList();
        return unwanted.Count == 0 ? all : $"({all}) NOT ({string.Join(" OR ", unwanted)})";
    }

    public static string OfTerm(SearchTerm term)
    {
        var any = string.Join(" OR ", term.Forms.Select(form => $"\"{string.Join(' ', form)}\""));
        return term.InTitle ? $"{TitleColumn} : ({any})" : $"({any})";
    }

    private static string AnyOf(IReadOnlyList<SearchTerm> group) => $"({string.Join(" OR ", group.Select(OfTerm))})";

    private static bool IsExcluded(IReadOnlyList<SearchTerm> group) => group is [{ IsExcluded: true }];
}
