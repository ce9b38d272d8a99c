using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Server.Web.Pages;

/// <summary>Who published when on a story's time line, and how much of each text stands in the first one too.</summary>
internal static class SharedText
{
    /// <summary>A few words have no share worth a figure.</summary>
    private const int LeastLetters = 120;

    /// <summary>Comparing costs some tenths of a millisecond each; nobody reads further shares.</summary>
    private const int MostCompared = 40;

    public static IReadOnlyList<TimeLineEntry> TimeLine(Story story)
    {
        List<StoryArticle> line = [.. new[] { story.Lead }.Concat(story.Duplicates).Concat(story.SameEvent).DistinctBy(article => article.Id).OrderBy(article => article.At).ThenBy(article => article.Id)];
        return [.. line.Select((article, place) => new TimeLineEntry(article, place is > 0 and < MostCompared ? Share(article, line[0]) : null))];
    }

    /// <returns>Null where either text is too short.</returns>
    private static double? Share(StoryArticle article, StoryArticle first)
    {
        var (own, other) = (article.Article.BodyText, first.Article.BodyText);
        return own.Length < LeastLetters || other.Length < LeastLetters
            ? null
            : Math.Min(1, MatchedPassages.Between(own, other).Sum(passage => (double)passage.InFirst.Length) / own.Length);
    }
}
