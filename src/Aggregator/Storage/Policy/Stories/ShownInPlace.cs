using Aggregator.Stories;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Puts the version of a text that is shown where its first version stands in lists.</summary>
internal static class ShownInPlace
{
    /// <summary>Who chose papers, countries or sections wants these papers' own versions.</summary>
    public static bool Applies(ArticleQuery query) =>
        !query.IncludeDuplicates && query.SourceIds.Count + query.Countries.Count + query.Sections.Count == 0;

    // The text is as old as its first version. That another paper's is shown now is no change of the text; what that paper changed later is.
    public static StoryArticle Put(StoryArticle version, StoryArticle first) => version with
    {
        InPlaceOf = first.Id,
        At = first.At,
        FirstSeen = first.FirstSeen,
        UpdatedAt = version.UpdatedAt > version.FirstSeen && version.UpdatedAt > first.UpdatedAt ? version.UpdatedAt : first.UpdatedAt,
    };
}
