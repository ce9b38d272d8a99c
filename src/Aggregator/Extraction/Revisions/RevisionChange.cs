namespace Aggregator.Extraction.Revisions;

/// <summary>The difference between two revisions of an article, and whether it is important to readers.</summary>
public sealed record RevisionChange
{
    /// <summary>Whether its words changed, and not only their spelling.</summary>
    public required bool HeadlineChanged { get; init; }

    /// <summary>Whether a figure in headline or body changed: a death toll, a date, a score.</summary>
    public required bool NumbersChanged { get; init; }

    /// <summary>From 0 to 1: the share of the word pairs that only one of the two bodies has.</summary>
    public required double BodyChanged { get; init; }

    /// <summary>The number of word pairs that were added or removed.</summary>
    public required int ChangedWords { get; init; }

    /// <summary>Whether the article's "updated" date changes.</summary>
    public required bool IsSignificant { get; init; }

    /// <summary>Whether anything except spelling and spacing changed, so that the revision is worth keeping.</summary>
    public bool IsChange => HeadlineChanged || ChangedWords > 0 || NumbersChanged;
}
