using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What a store keeps of a story beside its articles: computed anew from them whenever one of them changes.</summary>
/// <param name="Face">Which versions are shown, and which text leads.</param>
internal sealed record StoryFigures(StoryFace Face, DateTimeOffset FirstSeen, DateTimeOffset LastUpdated, double Weight, bool IsPinned)
{
    // Twice as many papers on an event lift it as far as half a day of youth does.
    private static readonly TimeSpan WeightOfDoubling = TimeSpan.FromHours(12);

    private static readonly Dictionary<long, long> NoChoice = [];

    /// <param name="storyId">Of the story.</param>
    /// <param name="members">Those that are not hidden, in order of arrival.</param>
    /// <param name="decided">What editors decided on this story and its neighbours; null when nothing.</param>
    /// <param name="policy">Which version of a text is shown.</param>
    /// <returns>Null when nothing of the story is shown.</returns>
    public static StoryFigures? Of(long storyId, IReadOnlyList<KeptMember> members, DecidedStories? decided, ShownPolicy policy)
    {
        if (members.Count == 0)
        {
            return null;
        }

        var chosen = decided?.Leads.TryGetValue(storyId, out var editors) == true ? editors : (long?)null;
        var texts = members.GroupBy(member => member.Told.TextId).ToList();
        return new StoryFigures(
            StoryFace.Of([.. members.Select(member => member.Told)], policy, decided?.Shown ?? NoChoice, chosen),
            members.Min(member => member.FirstSeen),
            texts.Max(At),
            WeightOf(texts),
            decided?.Pinned.Contains(storyId) == true);
    }

    private static DateTimeOffset At(IGrouping<long, KeptMember> text) => text.Min(member => member.Told.Version.At);

    /// <summary>
    /// Grows with papers and with time, and needs no recomputation as time passes: only the order counts. A text counts once, as the
    /// paper's that had it first: twenty copies of one telegram are one voice.
    /// </summary>
    private static double WeightOf(List<IGrouping<long, KeptMember>> texts)
    {
        var outlets = texts.Select(text => text.First().Told.SourceId).Distinct(StringComparer.Ordinal).Count();
        return Math.Log2(outlets) + (texts.Max(At).ToUnixTimeMilliseconds() / WeightOfDoubling.TotalMilliseconds);
    }
}

/// <summary>An article of a story, as far as the story depends on it.</summary>
internal sealed record KeptMember(StoryMember Told, DateTimeOffset FirstSeen);
