using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Makes a story from what a store keeps of it.</summary>
internal static class StoryParts
{
    /// <param name="story">The story without its articles.</param>
    /// <param name="leadId">The number of the lead.</param>
    /// <param name="members">The listed articles, by time and number; at least one.</param>
    public static Story Join(StoryOutline story, long leadId, IReadOnlyList<StoryArticle> members)
    {
        // Lead and membership are written in one transaction, so the lead is among the members; the first member is only a
        // fallback.
        var lead = members.FirstOrDefault(member => member.Id == leadId) ?? members[0];
        var others = members.Where(member => member.Id != lead.Id).ToLookup(member => (member.DuplicateOf ?? member.Id) == (lead.DuplicateOf ?? lead.Id));
        return new Story
        {
            Id = story.Id,
            Lead = lead,
            LeadReason = story.LeadReason,
            Duplicates = [.. others[true]],
            SameEvent = [.. others[false]],
            FirstSeen = story.FirstSeen,
            LastUpdated = story.LastUpdated,
            Articles = story.Articles,
            Weight = story.Weight,
        };
    }
}

/// <summary>A story without its articles.</summary>
internal sealed record StoryOutline(long Id, DateTimeOffset FirstSeen, DateTimeOffset LastUpdated, double Weight, int Articles, LeadReason? LeadReason);
