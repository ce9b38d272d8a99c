using Aggregator.Stories.Shown;

namespace Aggregator.Stories;

/// <summary>What an operator may choose about stories.</summary>
public sealed class StoriesOptions
{
    /// <summary>Which of several papers' versions of one text is shown: <c>Earliest</c> (default), <c>Longest</c> or <c>Preferred</c>, by the sources' weights.</summary>
    public ShownPolicy Shown { get; init; } = ShownPolicy.Earliest;
}
