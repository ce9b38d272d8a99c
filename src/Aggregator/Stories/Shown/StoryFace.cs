namespace Aggregator.Stories.Shown;

/// <summary>What readers see of a story: which version of each of its texts, and which text leads.</summary>
/// <param name="Shown">By text, of those that several articles carry.</param>
/// <param name="Lead">Which article leads, and why.</param>
internal sealed record StoryFace(IReadOnlyDictionary<long, ShownVersion> Shown, LeadReason Lead)
{
    /// <param name="texts">Of at least one article. They are changed where an editor chose a version.</param>
    /// <param name="editors">By text, the version that an editor chose.</param>
    /// <param name="editorsLead">The article that an editor chose to lead; null when none.</param>
    public static StoryFace Of(StoryTexts texts, IReadOnlyDictionary<long, long> editors, long? editorsLead)
    {
        foreach (var (text, chosen) in editors)
        {
            texts.Choose(text, chosen);
        }

        return new StoryFace(texts.Shown, StoryLead.Of([.. texts.Texts.Select(text => text.Told)], texts.Lead?.Told.Id, editorsLead));
    }
}
