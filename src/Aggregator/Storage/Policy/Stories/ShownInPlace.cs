using Aggregator.Stories;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Puts the shown version of a text at the position of its first version in lists.</summary>
internal static class ShownInPlace
{
    /// <summary>Whether the query wants shown versions. A query for papers, countries or sections wants these papers' own
    /// versions.</summary>
    public static bool Applies(ArticleQuery query) =>
        !query.IncludeDuplicates && query.SourceIds.Count + query.Countries.Count + query.Sections.Count == 0;

    // The text is as old as its first version. Another paper's version is no change of the text, but a later change by that paper
    // is.
    public static StoryArticle Put(StoryArticle version, StoryArticle first) => version with
    {
        InPlaceOf = first.Id,
        At = first.At,
        FirstSeen = first.FirstSeen,
        UpdatedAt = version.UpdatedAt > version.FirstSeen && version.UpdatedAt > first.UpdatedAt ? version.UpdatedAt : first.UpdatedAt,
    };
}
