using Aggregator.Stories;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Why an article stands where it does, as far as readers are told.</summary>
internal static class ShownExplanation
{
    /// <summary>As the machine wrote it down; where an editor overrode it, only that: names and reasons are for the desk.</summary>
    /// <param name="isOverridden">The article stands elsewhere than the machine had put it.</param>
    /// <param name="written">What the machine wrote; null when nothing.</param>
    public static Explanation? Of(bool isOverridden, string? written) =>
        isOverridden ? new Explanation { Why = ExplanationKind.Editor } : Explanation.Parse(written);
}
