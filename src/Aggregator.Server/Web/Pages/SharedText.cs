using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Server.Web.Pages;

/// <summary>The time line of a story: which paper published when, and how much of each text the first text also has.</summary>
internal static class SharedText
{
    /// <summary>The fewest words for which a share is shown.</summary>
    private const int LeastLetters = 120;

    /// <summary>The limit of comparisons; each takes some tenths of a millisecond.</summary>
    private const int MostCompared = 40;

    public static IReadOnlyList<TimeLineEntry> TimeLine(Story story)
    {
        List<StoryArticle> line = [.. new[] { story.Lead }.Concat(story.Duplicates).Concat(story.SameEvent).DistinctBy(article => article.Id).OrderBy(article => article.At).ThenBy(article => article.Id)];
        var original = Original(story, line);
        return [.. line.Select((article, place) => new TimeLineEntry(article, article != original && place < MostCompared ? Share(article, original) : null))];
    }

    /// <summary>The article with the earliest text. When that text is the lead's, it is the shown version. An article without a time of
    /// day counts only when no article has one.</summary>
    private static StoryArticle Original(Story story, List<StoryArticle> line)
    {
        var first = line.Find(article => article.Day is null) ?? line[0];
        return (first.DuplicateOf ?? first.Id) == (story.Lead.DuplicateOf ?? story.Lead.Id) ? story.Lead : first;
    }

    /// <returns>Null when one of the texts is too short.</returns>
    private static double? Share(StoryArticle article, StoryArticle first)
    {
        var (own, other) = (article.Article.BodyText, first.Article.BodyText);
        return own.Length < LeastLetters || other.Length < LeastLetters
            ? null
            : Math.Min(1, MatchedPassages.Between(own, other).Sum(passage => (double)passage.InFirst.Length) / own.Length);
    }
}
