using Aggregator.Stories.Shown;

namespace Aggregator.Stories;

/// <summary>What an operator can choose about stories.</summary>
public sealed class StoriesOptions
{
    /// <summary>Which version of one text is shown when several newspapers have it: the earliest, the longest, or the version of the source with the greatest weight.</summary>
    public ShownPolicy Shown { get; init; } = ShownPolicy.Earliest;
}
