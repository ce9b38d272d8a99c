namespace Aggregator.Stories;

/// <summary>How much of a new text is found in a known one.</summary>
internal sealed record DuplicateMatch
{
    public required long Other { get; init; }

    public required long Representative { get; init; }

    public required long StoryId { get; init; }

    /// <summary>Share of the new text's fingerprints.</summary>
    public required double OfNew { get; init; }

    /// <summary>Share of the known text's fingerprints.</summary>
    public required double OfOther { get; init; }

    /// <summary>The larger share of one lead within the other's opening.</summary>
    public required double Lead { get; init; }

    public required double Jaccard { get; init; }

    /// <summary>What the rules ask of the shorter text.</summary>
    public required double Need { get; init; }

    public required int Shared { get; init; }

    /// <summary>Positive when the new text is the later one.</summary>
    public required TimeSpan Apart { get; init; }

    /// <summary>Share of the new text's own lead within the other's opening: what is new stands first.</summary>
    public required double OwnLead { get; init; }

    public required bool IsWithinSource { get; init; }

    /// <summary>Both say «today», on different days.</summary>
    public required bool IsOtherEdition { get; init; }

    public bool IsMereCopy(DuplicateRules rules) => Math.Min(OfNew, OfOther) >= rules.MereCopy && Apart.Duration() <= rules.SameIssue;

    public double OfShorter => Math.Max(OfNew, OfOther);

    public double Score => OfShorter + (.2 * Jaccard);

    public bool Suffices(DuplicateRules rules)
    {
        if (IsOtherEdition)
        {
            return OfShorter >= rules.NeedAcrossDays;
        }

        if (IsWithinSource && OwnLead < rules.OwnLead)
        {
            return false;
        }

        return OfNew >= Math.Max(rules.Whole, Need) || (OfShorter >= Need && Lead >= rules.Lead);
    }
}
