using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What a store keeps of a story besides its articles.</summary>
/// <param name="Face">Which versions are shown, and which article leads.</param>
/// <param name="Articles">The number of articles that are not hidden, listed or not.</param>
/// <param name="Continues">The number of the closed story that this story continues; null for most stories.</param>
internal sealed record StoryFigures(
    StoryFace Face, DateTimeOffset FirstSeen, DateTimeOffset LastUpdated, double Weight, int Articles, long? Continues, bool IsPinned)
{
    // With twice as many papers a story ranks like a story that is 12 hours newer.
    private static readonly TimeSpan WeightOfDoubling = TimeSpan.FromHours(12);

    private static readonly Dictionary<long, long> NoChoice = [];

    /// <param name="storyId">The number of the story.</param>
    /// <param name="texts">The texts of the listed articles; at least one. An editor's choice changes them.</param>
    /// <param name="articles">The number of articles that are not hidden.</param>
    /// <param name="decided">The decisions on this story and on linked stories; null when there are none.</param>
    public static StoryFigures Of(long storyId, StoryTexts texts, int articles, DecidedStories? decided)
    {
        var chosen = decided?.Leads.TryGetValue(storyId, out var editors) == true ? editors : (long?)null;
        return new StoryFigures(
            StoryFace.Of(texts, decided?.Shown ?? NoChoice, chosen),
            texts.Members.Min(member => member.FirstSeen),
            texts.Texts.Max(text => text.Told.At),
            WeightOf(texts),
            articles,
            texts.Members.Select(member => member.Continues).FirstOrDefault(continues => continues is not null && continues != storyId),
            decided?.Pinned.Contains(storyId) == true);
    }

    /// <summary>The weight grows with the number of papers and with time. Only the order of weights matters, so they need not be
    /// computed again as time passes. A text counts once, for the paper that had it first: twenty copies of one agency report do
    /// not make a story heavier.</summary>
    private static double WeightOf(StoryTexts texts)
    {
        var outlets = texts.Texts.Select(text => text.FirstSource).Distinct(StringComparer.Ordinal).Count();
        return Math.Log2(outlets) + (texts.Texts.Max(text => text.Told.At).ToUnixTimeMilliseconds() / WeightOfDoubling.TotalMilliseconds);
    }
}
