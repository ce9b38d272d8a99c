namespace Aggregator.Stories.Shown;

/// <summary>What readers see of a story: the version of each text, and the text that leads.</summary>
/// <param name="Shown">The shown version by text, only for texts that several articles have.</param>
/// <param name="Lead">Which article leads, and why.</param>
internal sealed record StoryFace(IReadOnlyDictionary<long, ShownVersion> Shown, LeadReason Lead)
{
    /// <param name="texts">The texts of at least one article. This method changes them when an editor chose a version.</param>
    /// <param name="editors">The versions that editors chose, by text.</param>
    /// <param name="editorsLead">The article that an editor chose to lead; null when no editor chose one.</param>
    public static StoryFace Of(StoryTexts texts, IReadOnlyDictionary<long, long> editors, long? editorsLead)
    {
        foreach (var (text, chosen) in editors)
        {
            texts.Choose(text, chosen);
        }

        return new StoryFace(texts.Shown, StoryLead.Of([.. texts.Texts.Select(text => text.Told)], texts.Lead?.Told.Id, editorsLead));
    }
}
