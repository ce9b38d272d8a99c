using Aggregator.Sources.Effective;

namespace Aggregator.Server.Following;

/// <summary>What came of a change.</summary>
internal abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <param name="Before">The source as it was; null when it was not in the list.</param>
    /// <param name="After">The source as it is; null when it left the list.</param>
    /// <param name="Articles">How many articles were hidden or shown again.</param>
    public sealed record Done(EffectiveSource? Before, EffectiveSource? After, int Articles) : DeskOutcome;

    /// <param name="Reasons">What is wrong, where, and what to do; at least one.</param>
    public sealed record Refused(IReadOnlyList<string> Reasons) : DeskOutcome
    {
        /// <summary>Whether there is no such source.</summary>
        public bool IsUnknown { get; init; }
    }
}
