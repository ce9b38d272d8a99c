using Aggregator.Stories;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Why an article is where it is, as far as readers are told.</summary>
internal static class ShownExplanation
{
    /// <summary>The grouper's explanation; only "an editor decided" when an editor changed the place. Editors' names and reasons
    /// are shown on the desk only.</summary>
    /// <param name="isOverridden">Whether the article is in another place than the one that the grouper chose.</param>
    /// <param name="written">The explanation that the grouper wrote; null when it wrote none.</param>
    public static Explanation? Of(bool isOverridden, string? written) =>
        isOverridden ? new Explanation { Why = ExplanationKind.Editor } : Explanation.Parse(written);
}
