namespace Aggregator.Extraction.Revisions;

/// <summary>What happened between two revisions of an article, and whether readers should be told.</summary>
public sealed record RevisionChange
{
    /// <summary>Other words, not only another spelling.</summary>
    public required bool HeadlineChanged { get; init; }

    /// <summary>A toll, a date, a score: a figure of headline or body is another one.</summary>
    public required bool NumbersChanged { get; init; }

    /// <summary>0 to 1: the share of the two bodies' word pairs that only one of them has.</summary>
    public required double BodyChanged { get; init; }

    /// <summary>Word pairs that came or went.</summary>
    public required int ChangedWords { get; init; }

    /// <summary>Whether the article's "updated" moves.</summary>
    public required bool IsSignificant { get; init; }

    /// <summary>Whether anything but spelling and spacing changed at all: a revision worth keeping.</summary>
    public bool IsChange => HeadlineChanged || ChangedWords > 0 || NumbersChanged;
}
