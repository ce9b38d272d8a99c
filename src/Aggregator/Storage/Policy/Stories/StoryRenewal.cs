using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Updates stories after an article changed or an editor decided.</summary>
internal static class StoryRenewal
{
    private static readonly Dictionary<long, ShownVersion> Nothing = [];

    /// <param name="rows">The transaction of the change. The caller advances the change counter.</param>
    /// <param name="touched">Stories of the grouper in which an article changed.</param>
    /// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
    /// <returns>The number of articles whose story, text or visibility changed.</returns>
    public static int Renew(IStoryRows rows, IReadOnlyCollection<long> touched, ShownPolicy policy)
    {
        if (touched.Count == 0)
        {
            return 0;
        }

        var decided = DecisionRules.Decided(rows, touched);
        var stories = touched.ToHashSet();
        var moved = decided is null ? 0 : Move(rows, decided.Places, stories);
        foreach (var story in stories)
        {
            Refresh(rows, story, decided, policy);
        }

        return moved;
    }

    private static int Move(IStoryRows rows, IReadOnlyList<DecidedPlace> places, HashSet<long> stories)
    {
        var shown = rows.Places([.. places.Select(place => place.Id)]).ToDictionary(place => place.Id);
        var moved = places.Where(place => shown.TryGetValue(place.Id, out var before) && before != place).ToList();
        foreach (var place in moved)
        {
            rows.Move(shown[place.Id], place);
            stories.Add(shown[place.Id].StoryId);
        }

        // Choosing a lead, pinning a story, or undoing either moves no article, but the story must be updated.
        stories.UnionWith(places.Select(place => place.StoryId));
        return moved.Count;
    }

    private static void Refresh(IStoryRows rows, long story, DecidedStories? decided, ShownPolicy policy)
    {
        var kept = rows.Read(story);
        var figures = StoryFigures.Of(story, kept.Members, decided, policy);
        var versions = figures?.Face.Shown ?? Nothing;
        foreach (var text in kept.Versions.Keys.Where(text => !versions.ContainsKey(text)))
        {
            rows.Show(text, null);
        }

        foreach (var (text, version) in versions.Where(shown => kept.Versions.GetValueOrDefault(shown.Key) != shown.Value))
        {
            rows.Show(text, version);
        }

        if (figures is null)
        {
            rows.Delete(story);
        }
        else
        {
            rows.Save(story, figures);
        }
    }
}
