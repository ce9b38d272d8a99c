using Aggregator.Stories.Shown;

namespace Aggregator.Stories;

/// <summary>What an operator may choose about stories.</summary>
public sealed class StoriesOptions
{
    /// <summary>Which of several papers' versions of one text is shown: the earliest, the longest, or that of the source with the greatest weight.</summary>
    public ShownPolicy Shown { get; init; } = ShownPolicy.Earliest;
}
