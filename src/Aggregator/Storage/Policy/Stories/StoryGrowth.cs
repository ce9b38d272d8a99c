using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Updates stories after articles were placed in them. Only the new articles are read, not the whole story.</summary>
internal static class StoryGrowth
{
    /// <param name="rows">The transaction of the placements. The caller advances the change counter.</param>
    /// <param name="placed">The placements of new articles, already saved.</param>
    /// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
    public static void Grow(IStoryRows rows, IReadOnlyList<Placement> placed, ShownPolicy policy)
    {
        var arrived = placed.GroupBy(placement => placement.StoryId).ToDictionary(story => story.Key, story => story.Select(placement => placement.ArticleId).ToList());
        var joined = placed.Where(placement => placement.Joined is not null).ToList();
        HashSet<long> whole =
        [
            .. DecisionRules.Concerned(rows, arrived.Keys),
            .. joined.Select(placement => placement.StoryId),
            .. joined.Select(placement => placement.Joined!.StoryId), // The filter above left out null.
        ];
        StoryRenewal.Renew(rows, whole, policy, [.. whole.SelectMany(story => arrived.GetValueOrDefault(story) ?? [])]);
        foreach (var (story, articles) in arrived.Where(story => !whole.Contains(story.Key)))
        {
            if (rows.Articles(story) >= Story.MostListed)
            {
                rows.Count(story, articles.Count);
            }
            else if (articles.Contains(story) || rows.KeptTexts(story) is not { } kept || StoryTextsForm.Read(kept, policy) is not { } texts)
            {
                StoryRenewal.Renew(rows, [story], policy, articles);
            }
            else
            {
                Add(rows, story, texts, articles);
            }
        }
    }

    private static void Add(IStoryRows rows, long story, StoryTexts texts, List<long> articles)
    {
        var (shown, known) = (texts.Shown, rows.Articles(story) ?? 0);
        foreach (var member in rows.Members(articles).Take(Story.MostListed - texts.Members.Count))
        {
            texts.Add(member);
        }

        rows.KeepTexts(story, StoryTextsForm.Write(texts));
        var figures = StoryFigures.Of(story, texts, known + articles.Count, decided: null);
        StoryRenewal.Show(rows, shown, figures.Face.Shown);
        rows.Save(story, figures);
    }
}
