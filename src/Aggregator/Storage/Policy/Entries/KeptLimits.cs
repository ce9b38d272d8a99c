using Aggregator.Text.Sentences;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>Limits for what a store keeps for operators only.</summary>
internal static class KeptLimits
{
    /// <summary>The number of last fetches that are kept of each source.</summary>
    public const int FetchesPerSource = 30;

    private const int FailureMaxLength = 500;

    /// <summary>Cuts the reason of a failure to the length that is kept; null stays null.</summary>
    public static string? Failure(Sentence? reason) => reason?.Stored is { Length: > FailureMaxLength } text ? text[..FailureMaxLength] : reason?.Stored;
}
