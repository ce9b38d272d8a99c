using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Updates stories after an article changed or an editor decided. All listed articles of the stories are read.</summary>
internal static class StoryRenewal
{
    private static readonly Dictionary<long, ShownVersion> Nothing = [];

    /// <param name="rows">The transaction of the change. The caller advances the change counter.</param>
    /// <param name="touched">Stories of the grouper in which an article changed.</param>
    /// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
    /// <param name="arrived">The new articles of these stories; null after a decision, because a decision can move every copy.</param>
    /// <param name="always">As in <see cref="DecisionRules.Decided"/>.</param>
    /// <returns>The number of articles whose story, text or visibility changed.</returns>
    public static int Renew(
        IStoryRows rows, IReadOnlyCollection<long> touched, ShownPolicy policy, IReadOnlyCollection<long>? arrived, bool always = false)
    {
        if (touched.Count == 0)
        {
            return 0;
        }

        var decided = DecisionRules.Decided(rows, touched, arrived, always);
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
        var kept = rows.Read(story, Story.MostListed, decided is null ? [] : [.. decided.Leads.Values, .. decided.Shown.Values]);
        var texts = new StoryTexts(policy);
        foreach (var member in kept.Members)
        {
            texts.Add(member);
        }

        // An editor's choice must not be kept: it ends when the decision is undone.
        rows.KeepTexts(story, decided is null && kept.Members.Count >= StoryTextsForm.LeastMembers ? StoryTextsForm.Write(texts) : null);
        var figures = kept.Members.Count == 0 ? null : StoryFigures.Of(story, texts, kept.Articles, decided);
        Show(rows, kept.Versions, figures?.Face.Shown ?? Nothing);
        if (figures is null)
        {
            rows.Delete(story);
        }
        else
        {
            rows.Save(story, figures);
        }
    }

    /// <summary>Saves which versions are shown, as far as this changed.</summary>
    public static void Show(IStoryRows rows, IReadOnlyDictionary<long, ShownVersion> before, IReadOnlyDictionary<long, ShownVersion> now)
    {
        foreach (var text in before.Keys.Where(text => !now.ContainsKey(text)))
        {
            rows.Show(text, null);
        }

        foreach (var (text, version) in now.Where(shown => before.GetValueOrDefault(shown.Key) != shown.Value))
        {
            rows.Show(text, version);
        }
    }
}
