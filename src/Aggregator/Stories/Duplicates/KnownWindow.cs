namespace Aggregator.Stories.Duplicates;

/// <summary>The texts of the last one to two windows, found by fingerprint, id and key. They are kept in two generations, so
/// that the older one can be dropped as a whole.</summary>
internal sealed class KnownWindow(DuplicateRules rules)
{
    private readonly uint[] _entries = new uint[rules.CommonPhraseTexts];
    private readonly uint[] _newerEntries = new uint[rules.CommonPhraseTexts];

    /// <summary>How many newer texts hold each fingerprint of the last text that was looked for. <see cref="Add"/> uses the counts again.</summary>
    private int[] _holders = new int[128];

    private (uint[]? Values, KnownTexts? Among) _lookedFor;
    private KnownTexts _older = new();
    private KnownTexts _newer = new();
    private long _generation = long.MinValue;
    private int _behind;

    /// <summary>Holds what was read in advance, because the compiler would leave out reads that nothing uses.</summary>
    private int _inAdvance;

    /// <summary>Texts in memory.</summary>
    public int Count => _older.Count + _newer.Count;

    /// <param name="place">The number in <see cref="OverlapTable"/>, or from <see cref="PlaceOf"/>. It is negative in the older generation.</param>
    public ref KnownText this[int place] => ref place < 0 ? ref _older[~place] : ref _newer[place];

    /// <summary>Begins a new generation when <paramref name="at"/> is later than the present one. An earlier time changes nothing.</summary>
    public void Advance(DateTimeOffset at)
    {
        // Generations are counted from a fixed instant, so that they begin at the same instants after a restart.
        var generation = Generation(at);
        _behind = generation < _generation ? _behind + 1 : 0;
        if (_behind > rules.MostOldTextsInRow)
        {
            // The clock of the machine was too far ahead and is right again. Otherwise nothing would be forgotten until that later instant.
            _generation = generation;
        }

        if (generation > _generation || _newer.Count >= FingerprintIndex.MostTexts)
        {
            _older = _newer;
            _newer = new KnownTexts();
            _generation = Math.Max(generation, _generation);
        }
    }

    public int? PlaceOf(long id) => _newer.FindId(id) ?? ~_older.FindId(id);

    public KnownText? ById(long id) => PlaceOf(id) is { } place ? this[place] : null;

    /// <summary>Moves a text to another story.</summary>
    public void Move(long id, long storyId)
    {
        if (PlaceOf(id) is { } place)
        {
            this[place] = this[place] with { StoryId = storyId };
        }
    }

    public KnownText? ByKey(ulong key) =>
        _older.FindKey(key) is { } older ? _older[older] : _newer.FindKey(key) is { } newer ? _newer[newer] : null;

    /// <summary>A late text goes to the generation of its date. So it is forgotten when a restarted process would no longer read it.</summary>
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

        var isCounted = _lookedFor.Values == fingerprints.Values && _lookedFor.Among == texts;
        for (var place = 0; place < fingerprints.Count; place++)
        {
            var value = fingerprints.Values[place];
            if ((isCounted ? _holders[place] : texts.Index.Find(value, _entries)) < rules.CommonPhraseTexts)
            {
                texts.Index.Add(value, number, 0);
            }
        }
    }

    /// <summary>Counts the shared fingerprints of each known text.</summary>
    public void Share(Fingerprints fingerprints, OverlapTable shared)
    {
        shared.Clear();
        _lookedFor = (fingerprints.Values, _newer);
        _holders = _holders.Length < fingerprints.Count ? new int[fingerprints.Count] : _holders;
        foreach (var value in fingerprints.Values)
        {
            _inAdvance += _newer.Index.Touch(value) + _older.Index.Touch(value);
        }

        for (var at = 0; at < fingerprints.Count; at++)
        {
            _holders[at] = ShareOne(fingerprints.Values[at], shared);
        }
    }

    /// <returns>How many newer texts hold the fingerprint.</returns>
    private int ShareOne(uint value, OverlapTable shared)
    {
        var found = _newer.Index.Find(value, _newerEntries);
        var older = found >= rules.CommonPhraseTexts ? 0 : _older.Index.Find(value, _entries);
        if (older + found >= rules.CommonPhraseTexts)
        {
            return found;
        }

        for (var at = 0; at < older; at++)
        {
            shared.Of(~(int)(_entries[at] >> 2))++;
        }

        for (var at = 0; at < found; at++)
        {
            shared.Of((int)(_newerEntries[at] >> 2))++;
        }

        return found;
    }

    private long Generation(DateTimeOffset at) => at.UtcTicks / rules.Window.Ticks;
}
