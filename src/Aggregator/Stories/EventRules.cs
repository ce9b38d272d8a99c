namespace Aggregator.Stories;

/// <summary>When two articles are on one event (duplicates.md §3). The threshold is sharp: measure before moving it.</summary>
public sealed record EventRules
{
    public static EventRules Measured { get; } = new();

    /// <summary>Cosine to join a story.</summary>
    public double Join { get; init; } = .26;

    /// <summary>After so long without an article a story is over.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The cosine fades by e in this time.</summary>
    public TimeSpan Decay { get; init; } = TimeSpan.FromHours(300);

    public int TitleWeight { get; init; } = 1;

    /// <summary>Words of the body that are read: news say what happened first.</summary>
    public int BodyWords { get; init; } = 40;

    /// <summary>Stories whose cosine is computed for one article.</summary>
    public int Candidates { get; init; } = 24;

    /// <summary>The newest stories kept for one term.</summary>
    public int PostingsPerTerm { get; init; } = 256;
}
