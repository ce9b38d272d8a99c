using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What a store keeps of a story besides its articles. It is computed again whenever one of the articles
/// changes.</summary>
/// <param name="Face">Which versions are shown, and which article leads.</param>
internal sealed record StoryFigures(StoryFace Face, DateTimeOffset FirstSeen, DateTimeOffset LastUpdated, double Weight, bool IsPinned)
{
    // With twice as many papers a story ranks like a story that is 12 hours newer.
    private static readonly TimeSpan WeightOfDoubling = TimeSpan.FromHours(12);

    private static readonly Dictionary<long, long> NoChoice = [];

    /// <param name="storyId">The number of the story.</param>
    /// <param name="members">The articles that are not hidden, in order of arrival.</param>
    /// <param name="decided">The decisions on this story and on linked stories; null when there are none.</param>
    /// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
    /// <returns>Null when no article of the story is shown.</returns>
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

    /// <summary>The weight grows with the number of papers and with time. Only the order of weights matters, so they need not be
    /// computed again as time passes. A text counts once, for the paper that had it first: twenty copies of one agency report do
    /// not make a story heavier.</summary>
    private static double WeightOf(List<IGrouping<long, KeptMember>> texts)
    {
        var outlets = texts.Select(text => text.First().Told.SourceId).Distinct(StringComparer.Ordinal).Count();
        return Math.Log2(outlets) + (texts.Max(At).ToUnixTimeMilliseconds() / WeightOfDoubling.TotalMilliseconds);
    }
}

/// <summary>What the figures of a story need of an article.</summary>
internal sealed record KeptMember(StoryMember Told, DateTimeOffset FirstSeen);
