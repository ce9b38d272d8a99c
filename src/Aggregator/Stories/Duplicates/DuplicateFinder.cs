namespace Aggregator.Stories.Duplicates;

/// <summary>Finds the known text that a new text repeats. Fingerprints give a few candidates. All trigrams of both texts
/// decide, so that the result does not depend on which fingerprints were chosen.</summary>
internal sealed class DuplicateFinder(DuplicateRules rules)
{
    private readonly OverlapTable _shared = new();
    private readonly TrigramTable _trigrams = new();
    private readonly List<Candidate> _candidates = [];
    private readonly List<DuplicateMatch> _matches = [];

    /// <summary>The stories of the known texts that the new text holds whole.</summary>
    private readonly HashSet<long> _gathered = [];

    private readonly double _windowMinutes = rules.Window.TotalMinutes;

    public KnownWindow Known { get; } = new(rules);

    /// <summary>The nearest text that the last <see cref="Find"/> refused; null when no text was near.</summary>
    public DuplicateMatch? Rejected { get; private set; }

    /// <summary>Whether the text of the last <see cref="Find"/> gathers other texts. These do not hide it, and it hides none of them.</summary>
    public bool IsRoundUp { get; private set; }

    /// <param name="text">The new text.</param>
    /// <param name="fingerprints">The fingerprints of the new text.</param>
    /// <param name="address">The key of the new text's address; null when it has no address.</param>
    /// <returns>The best match; null when the text is no copy. See also <see cref="IsRoundUp"/>.</returns>
    public DuplicateMatch? Find(in KnownText text, Fingerprints fingerprints, ulong? address)
    {
        Known.Share(fingerprints, _shared);
        Rejected = null;
        _gathered.Clear();
        _matches.Clear();
        Compare(text, address is { } key ? Known.ByKey(key)?.Id : null);
        IsRoundUp = text.IsRoundUp || _gathered.Count >= rules.Gathered;
        _matches.Sort((one, other) => one.Score == other.Score ? one.Other.CompareTo(other.Other) : other.Score.CompareTo(one.Score));
        foreach (var match in _matches)
        {
            var judged = IsRoundUp && !match.IsCopyOfRoundUp(rules) ? match with { Refused = Refusal.RoundUp } : Judged(text, match);
            if (judged.Refused is null)
            {
                return judged;
            }

            Rejected ??= judged;
        }

        return null;
    }

    /// <summary>Compares the new text with the most likely of the texts that share fingerprints with it.</summary>
    private void Compare(in KnownText text, long? sameAddress)
    {
        _candidates.Clear();
        for (var at = 0; at < _shared.Count; at++)
        {
            if (_shared[at] >= rules.LeastShared)
            {
                Consider(text, _shared.Key(at), _shared[at], sameAddress);
            }
        }

        if (_candidates.Count == 0 || text.Words is not { } words)
        {
            return;
        }

        _candidates.Sort((one, other) => one.Share == other.Share ? one.Place.CompareTo(other.Place) : other.Share.CompareTo(one.Share));
        _trigrams.Fill(words.Body);
        foreach (var candidate in _candidates.Take(rules.MostCompared))
        {
            ref var other = ref Known[candidate.Place];
            var match = Match(text, other, other.Id == sameAddress);
            if (match.Pair.Overlap.OfShorter >= (match.IsSameAddress ? rules.SameAddress : rules.LeastShareBetweenSources))
            {
                _matches.Add(match);
            }

            if (match.IsGathered(rules))
            {
                _gathered.Add(match.StoryId);
            }
        }
    }

    /// <summary>Adds a candidate with its share of fingerprints, which differs from its share of trigrams by a few tenths at most.</summary>
    private void Consider(in KnownText text, int place, int shared, long? sameAddress)
    {
        ref var other = ref Known[place];
        var share = shared / (double)Math.Min(text.Fingerprints, other.Fingerprints);
        var need = other.Id == sameAddress ? rules.SameAddress : rules.LeastShareBetweenSources;
        if (share < need * rules.SampleTolerance || Math.Abs((long)text.Minute - other.Minute) > _windowMinutes)
        {
            return;
        }

        _candidates.Add(new Candidate(place, share));
        if (shared >= other.Fingerprints * rules.Whole && shared <= text.Fingerprints * rules.MostGathered)
        {
            _gathered.Add(other.StoryId);
        }
    }

    private DuplicateMatch Match(in KnownText text, in KnownText other, bool isSameAddress)
    {
        var apart = TimeSpan.FromMinutes(text.Minute - other.Minute);
        return new DuplicateMatch
        {
            Other = other.Id,
            Representative = other.Representative,
            StoryId = other.StoryId,
            IsSameAddress = isSameAddress,
            IsOfRoundUp = text.IsRoundUp || other.IsRoundUp,
            Pair = new PairScore
            {
                Overlap = other.Words is { } words ? _trigrams.Compare(words.Body) : default,
                IsWithinSource = text.Source == other.Source,
                IsOtherEdition = text.Traits.IsOtherEdition(other.Traits, apart.Duration(), rules.SameDay),
                Apart = apart,
            },
        };
    }

    /// <summary>Compares the differences of the two texts, and the first text of the group, only when all other rules agree,
    /// because both comparisons cost time.</summary>
    private DuplicateMatch Judged(in KnownText text, DuplicateMatch match)
    {
        var judged = match.Judged(rules);
        if (judged.Refused is not null)
        {
            return judged;
        }

        return judged.IsSameAddress ? judged
            : Differ(text, match.Other, match.Pair.IsWithinSource) ? judged with { Refused = Refusal.Slots }
            : judged with { Refused = RefusedByFirst(text, match) };
    }

    private bool Differ(in KnownText text, long other, bool isWithinSource) =>
        text.Words is { } ours && Known.ById(other)?.Words is { } theirs && TemplateSlots.Differ(ours, theirs, isWithinSource);

    /// <summary>A copy of a copy must be a copy of the first text too. Otherwise round-ups would join strangers.</summary>
    private Refusal? RefusedByFirst(in KnownText text, DuplicateMatch match)
    {
        if (match.Representative == match.Other || Known.PlaceOf(match.Representative) is not { } place)
        {
            // The first text has left the window, so its copies decide.
            return null;
        }

        ref var first = ref Known[place];
        var pair = Match(text, first, isSameAddress: false).Pair;
        return pair.Overlap.OfShorter < rules.Representative && pair.Overlap.Lead < rules.RepresentativeLead ? Refusal.First
            : Differ(text, first.Id, pair.IsWithinSource) ? Refusal.Slots
            : null;
    }

    private readonly record struct Candidate(int Place, double Share);
}
