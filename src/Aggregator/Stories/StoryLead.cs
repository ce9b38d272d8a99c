namespace Aggregator.Stories;

/// <summary>What the choice of a lead looks at.</summary>
public sealed record LeadCandidate
{
    public required long Id { get; init; }

    /// <summary>Words of the text.</summary>
    public required int Words { get; init; }

    public required bool HasImage { get; init; }

    /// <summary>The newspaper credits an agency: somebody else wrote it.</summary>
    public required bool IsCredited { get; init; }

    /// <summary>The operator's preference; 1 is usual.</summary>
    public double SourceWeight { get; init; } = 1;

    public required DateTimeOffset At { get; init; }
}

/// <summary>Chooses the article that represents a story, by a rule that an editor can be told.</summary>
public static class StoryLead
{
    /// <summary>So many words are a whole report; more are no better.</summary>
    private const double WholeReport = 300;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>The editor's choice, else the most points; among equals the earlier arrival, so that the choice does not flicker.</summary>
    /// <param name="candidates">At least one; none of them a duplicate.</param>
    /// <param name="chosen">By an editor; null when none has.</param>
    public static long Choose(IReadOnlyList<LeadCandidate> candidates, long? chosen = null)
    {
        if (chosen is { } id && candidates.Any(candidate => candidate.Id == id))
        {
            return id;
        }

        var newest = candidates.Max(candidate => candidate.At);
        return candidates.OrderByDescending(candidate => Points(candidate, newest)).ThenBy(candidate => candidate.Id).First().Id;
    }

    /// <summary>Length 0–3, image 1, own work 1, freshness 0–2 beside the story's newest, all times the source's weight.</summary>
    public static double Points(LeadCandidate candidate, DateTimeOffset newest)
    {
        var length = 3 * Math.Min(1, candidate.Words / WholeReport);
        var freshness = 2 * Math.Max(0, 1 - ((newest - candidate.At) / Fresh));
        return candidate.SourceWeight * (length + (candidate.HasImage ? 1 : 0) + (candidate.IsCredited ? 0 : 1) + freshness);
    }
}
