namespace Aggregator.Storage.Policy.Entries;

/// <summary>How much a store keeps of what only operators read.</summary>
internal static class KeptLimits
{
    /// <summary>The last so many fetches of a source.</summary>
    public const int FetchesPerSource = 30;

    private const int FailureMaxLength = 500;

    /// <summary>Why an entry failed, as much of it as is kept; null stays null.</summary>
    public static string? Failure(string? text) => text is { Length: > FailureMaxLength } ? text[..FailureMaxLength] : text;
}
