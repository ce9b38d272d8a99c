namespace Aggregator.Stories.Duplicates;

/// <summary>Finds the known text that a new one repeats. Bounded by the window: two generations, the older dropped whole.</summary>
internal sealed class DuplicateFinder(DuplicateRules rules)
{
    private readonly OverlapTable _overlaps = new();
    private readonly uint[] _entries = new uint[rules.Common];
    private readonly uint[] _newerEntries = new uint[rules.Common];

    /// <summary>How many newer texts hold each fingerprint of the text that was looked for last: who adds it need not look again.</summary>
    private int[] _holders = new int[128];

    private (long Id, KnownTexts? Among) _lookedFor;

    /// <summary>The stories of the texts that stand whole within the text that is looked for.</summary>
    private readonly HashSet<long> _gathered = [];
    private readonly double _windowMinutes = rules.Window.TotalMinutes;
    private KnownTexts _older = new();
    private KnownTexts _newer = new();
    private long _generation = long.MinValue;
    private int _behind;

    /// <summary>Keeps what was read in advance from being optimised away.</summary>
    private int _inAdvance;

    /// <summary>Texts in memory.</summary>
    public int Count => _older.Count + _newer.Count;

    /// <summary>Swaps the generations when <paramref name="at"/> is in a later one; a clock that runs backwards changes nothing.</summary>
    public void Advance(DateTimeOffset at)
    {
        // Counted from a fixed point, so that a restart cuts at the same instants.
        var generation = Generation(at);
        _behind = generation < _generation ? _behind + 1 : 0;
        if (_behind > rules.Jump)
        {
            // A machine's clock had jumped ahead and is right again: who waited for that instant would never forget.
            _generation = generation;
        }

        if (generation > _generation || _newer.Count >= FingerprintIndex.MostTexts)
        {
            _older = _newer;
            _newer = new KnownTexts();
            _generation = Math.Max(generation, _generation);
        }
    }

    public KnownText? ById(long id) =>
        _newer.FindId(id) is { } newer ? _newer[newer] : _older.FindId(id) is { } older ? _older[older] : null;

    public KnownText? ByKey(ulong key) =>
        _older.FindKey(key) is { } older ? _older[older] : _newer.FindKey(key) is { } newer ? _newer[newer] : null;

    /// <summary>A late one goes to the generation it is dated in: so it is forgotten when a restart would no longer read it.</summary>
    public void Add(in KnownText text, DateTimeOffset at, Fingerprints? fingerprints, params ReadOnlySpan<ulong?> keys)
    {
        var texts = Generation(at) < _generation && _older.Count < FingerprintIndex.MostTexts ? _older : _newer;
        var number = texts.Add(text);
        foreach (var key in keys)
        {
            if (key is { } known)
            {
                texts.AddKey(known, number);
            }
        }

        if (fingerprints is null or { IsMereCopy: true })
        {
            return;
        }

        var isCounted = _lookedFor == (text.Id, texts);
        for (var place = 0; place < fingerprints.Count; place++)
        {
            var value = fingerprints.Values[place];
            if ((isCounted ? _holders[place] : texts.Index.Find(value, _entries)) < rules.Common)
            {
                texts.Index.Add(value, number, fingerprints.Position(place));
            }
        }
    }

    /// <summary>The nearest of those that <see cref="Find"/> last looked at and refused; null when none was near.</summary>
    public DuplicateMatch? Rejected { get; private set; }

    /// <summary>Whether the text that <see cref="Find"/> last looked for gathers others: none of them hides it, and it hides none.</summary>
    public bool IsRoundUp { get; private set; }

    /// <param name="text">The new text.</param>
    /// <param name="fingerprints">Its own.</param>
    /// <param name="address">The key of its address; null when it has none.</param>
    /// <returns>The best match; null when the text is nobody's. See <see cref="IsRoundUp"/> too.</returns>
    public DuplicateMatch? Find(in KnownText text, Fingerprints fingerprints, ulong? address)
    {
        _overlaps.Clear();
        Rejected = null;
        _lookedFor = (text.Id, _newer);
        _holders = _holders.Length < fingerprints.Count ? new int[fingerprints.Count] : _holders;
        foreach (var value in fingerprints.Values)
        {
            _inAdvance += _newer.Index.Touch(value) + _older.Index.Touch(value);
        }

        for (var at = 0; at < fingerprints.Count; at++)
        {
            _holders[at] = CountShared(fingerprints.Values[at], fingerprints.Position(at));
        }

        var sameAddress = address is { } key ? ByKey(key)?.Id : null;
        _gathered.Clear();
        DuplicateMatch? best = null, bestOfWhole = null;
        for (var at = 0; at < _overlaps.Count; at++)
        {
            if (_overlaps[at].Shared < rules.LeastShared || Compare(text, _overlaps.Key(at), _overlaps[at], sameAddress) is not { } match)
            {
                continue;
            }

            if (match.IsGathered(rules))
            {
                _gathered.Add(match.StoryId);
            }

            if (!match.Suffices(rules) || !ReachesRepresentative(text, match))
            {
                Rejected = Better(Rejected, match);
            }
            else
            {
                best = Better(best, match);
                bestOfWhole = match.IsCopyOfRoundUp(rules) ? Better(bestOfWhole, match) : bestOfWhole;
            }
        }

        IsRoundUp = text.IsRoundUp || _gathered.Count >= rules.Gathered;
        return IsRoundUp ? bestOfWhole : best;
    }

    private static DuplicateMatch Better(DuplicateMatch? best, DuplicateMatch match) =>
        best is null || match.Score > best.Score || (match.Score == best.Score && match.Other < best.Other) ? match : best;

    private long Generation(DateTimeOffset at) => at.UtcTicks / rules.Window.Ticks;

    /// <returns>How many newer texts hold the fingerprint.</returns>
    private int CountShared(uint value, uint position)
    {
        var newer = _newerEntries;
        var found = _newer.Index.Find(value, newer);
        var older = found >= rules.Common ? 0 : _older.Index.Find(value, _entries);
        if (older + found >= rules.Common)
        {
            return found;
        }

        for (var at = 0; at < older; at++)
        {
            CountShared(~(int)(_entries[at] >> 2), _entries[at] & 3, position);
        }

        for (var at = 0; at < found; at++)
        {
            CountShared((int)(newer[at] >> 2), newer[at] & 3, position);
        }

        return found;
    }

    private void CountShared(int key, uint theirs, uint ours)
    {
        ref var overlap = ref _overlaps.Of(key);
        overlap.Shared++;
        overlap.OurLead += (int)(ours & 1 & (theirs >> 1));
        overlap.TheirLead += (int)(theirs & 1 & (ours >> 1));
    }

    /// <returns>Null when the two are too far apart, or have too little in common to be looked at.</returns>
    private DuplicateMatch? Compare(in KnownText text, int place, Overlap overlap, long? sameAddress)
    {
        var other = place < 0 ? _older[~place] : _newer[place];
        var apart = Math.Abs((long)text.Minute - other.Minute);
        var need = other.Id == sameAddress ? rules.SameAddress : rules.Need;
        if (apart > _windowMinutes || overlap.Shared < Math.Min(text.Fingerprints, other.Fingerprints) * need)
        {
            return null;
        }

        return new DuplicateMatch
        {
            Other = other.Id,
            Representative = other.Representative,
            StoryId = other.StoryId,
            IsSameAddress = other.Id == sameAddress,
            IsOfRoundUp = text.IsRoundUp || other.IsRoundUp,
            Jaccard = overlap.Shared / (double)(text.Fingerprints + other.Fingerprints - overlap.Shared),
            Pair = new PairScore
            {
                OfNew = overlap.Shared / (double)text.Fingerprints,
                OfOther = overlap.Shared / (double)other.Fingerprints,
                Lead = Math.Max(Share(overlap.OurLead, text.InLead), Share(overlap.TheirLead, other.InLead)),
                OwnLead = Share(overlap.OurLead, text.InLead),
                OtherLead = Share(overlap.TheirLead, other.InLead),
                IsWithinSource = text.Source == other.Source,
                IsOtherEdition = text.Traits.IsOtherEdition(other.Traits, TimeSpan.FromMinutes(apart), rules.SameDay),
                Apart = TimeSpan.FromMinutes(text.Minute - other.Minute),
            },
        };
    }

    private bool ReachesRepresentative(in KnownText text, DuplicateMatch match)
    {
        if (match.Representative == match.Other || match.IsSameAddress)
        {
            return true;
        }

        var key = _newer.FindId(match.Representative) ?? ~_older.FindId(match.Representative);
        if (key is not { } known)
        {
            // It has left the window; its copies speak for it.
            return true;
        }

        var representative = known < 0 ? _older[~known] : _newer[known];
        var overlap = _overlaps.Find(known);
        // A round-up has a passage of the first somewhere; who begins as the first does is no round-up.
        var lead = Math.Max(Share(overlap.OurLead, text.InLead), Share(overlap.TheirLead, representative.InLead));
        return Share(overlap.Shared, Math.Min(text.Fingerprints, representative.Fingerprints)) >= rules.Representative || lead >= rules.RepresentativeLead;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
