using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>How near two articles are, as the rules of the same text see them.</summary>
public sealed record PairScore
{
    /// <summary>Share of the later text's fingerprints.</summary>
    public required double OfNew { get; init; }

    /// <summary>Share of the earlier text's fingerprints.</summary>
    public required double OfOther { get; init; }

    /// <summary>The larger share of one lead within the other's opening.</summary>
    public required double Lead { get; init; }

    /// <summary>Share of the later text's own lead within the other's opening.</summary>
    public required double OwnLead { get; init; }

    /// <summary>Share of the earlier text's own lead within the other's opening: one item of many does not hold it.</summary>
    public required double OtherLead { get; init; }

    public required bool IsWithinSource { get; init; }

    /// <summary>Both say «today», on different days.</summary>
    public required bool IsOtherEdition { get; init; }

    public required TimeSpan Apart { get; init; }

    /// <param name="article">The later in order of arrival.</param>
    /// <param name="other">The earlier.</param>
    /// <returns>Null when one is too short to be compared by its text.</returns>
    public static PairScore? Between(GroupingArticle article, GroupingArticle other)
    {
        var tokens = new TokenHashes();
        tokens.Read(article.BodyText, Winnowing.MostWords);
        var (ours, ourTraits) = (Winnowing.Choose(tokens.Hashes), TextTraits.Read(tokens.Hashes));
        tokens.Read(other.BodyText, Winnowing.MostWords);
        var (theirs, theirTraits) = (Winnowing.Choose(tokens.Hashes), TextTraits.Read(tokens.Hashes));
        if (ours is null || theirs is null)
        {
            return null;
        }

        var (shared, ourLead, theirLead) = Overlap(ours, theirs);
        var apart = article.At - other.At;
        return new PairScore
        {
            OfNew = Share(shared, ours.Count),
            OfOther = Share(shared, theirs.Count),
            Lead = Math.Max(Share(ourLead, ours.InLead), Share(theirLead, theirs.InLead)),
            OwnLead = Share(ourLead, ours.InLead),
            OtherLead = Share(theirLead, theirs.InLead),
            IsWithinSource = article.SourceId == other.SourceId,
            IsOtherEdition = ourTraits.IsOtherEdition(theirTraits, apart.Duration(), DuplicateRules.Measured.SameDay),
            Apart = apart,
        };
    }

    /// <summary>Whether the rules call the two one text.</summary>
    public bool Suffices(DuplicateRules rules)
    {
        if (IsOtherEdition)
        {
            return Math.Max(OfNew, OfOther) >= rules.NeedAcrossDays;
        }

        var need = rules.NeedOf(IsWithinSource, Apart);
        return (!IsWithinSource || OwnLead >= rules.OwnLead)
            && !IsOneOfMany(rules)
            && (OfNew >= Math.Max(rules.Whole, need) || (Math.Max(OfNew, OfOther) >= need && Lead >= rules.Lead));
    }

    /// <summary>One text stands in the other, but neither at its beginning nor as a good part of it.</summary>
    private bool IsOneOfMany(DuplicateRules rules) =>
        (OtherLead < rules.Lead && OfOther < rules.Part) || (OwnLead < rules.Lead && OfNew < rules.Part);

    private static (int Shared, int OurLead, int TheirLead) Overlap(Fingerprints ours, Fingerprints theirs)
    {
        var places = new Dictionary<uint, uint>(theirs.Count);
        for (var at = 0; at < theirs.Count; at++)
        {
            places[theirs.Values[at]] = theirs.Position(at);
        }

        int shared = 0, ourLead = 0, theirLead = 0;
        for (var at = 0; at < ours.Count; at++)
        {
            if (places.TryGetValue(ours.Values[at], out var place))
            {
                shared++;
                ourLead += (int)(ours.Position(at) & 1 & (place >> 1));
                theirLead += (int)(place & 1 & (ours.Position(at) >> 1));
            }
        }

        return (shared, ourLead, theirLead);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
