using Aggregator.Stories.Duplicates;

namespace Aggregator.Stories.Events;

/// <summary>The stories that had each word on one day.</summary>
/// <param name="day">The number of the day.</param>
/// <param name="firstNumber">The number of the oldest living story when the day began. The index stores numbers from this one on.</param>
internal sealed class DayPostings(long day, int firstNumber)
{
    /// <summary>A word that this many stories of one day have finds none of them, because it would cost too many comparisons.</summary>
    private const int MostOfTerm = 128;

    private readonly FingerprintIndex _index = new();

    /// <summary>Words of too many stories. No story is found by them.</summary>
    private readonly HashSet<uint> _common = [];

    private readonly uint[] _entries = new uint[MostOfTerm];

    /// <summary>Holds what was read in advance, because the compiler would leave out reads that nothing uses.</summary>
    private int _inAdvance;

    public long Day => day;

    /// <summary>Enters a story under a word.</summary>
    public void Add(uint term, int number)
    {
        // A story is entered once a day for each word. Otherwise the articles of one great event would make its words look common.
        if (TryFind(term, out var entries) && !Holds(entries, number))
        {
            _index.Add(term, number - firstNumber, 0);
        }
    }

    /// <param name="term">The word.</param>
    /// <param name="entries">The stories that have the word; <see cref="Number"/> reads an entry. Valid until the next call.</param>
    /// <returns>False when too many stories have the word.</returns>
    public bool TryFind(uint term, out ReadOnlySpan<uint> entries)
    {
        entries = [];
        if (_common.Contains(term))
        {
            return false;
        }

        var found = _index.Find(term, _entries);
        if (found == _entries.Length)
        {
            _common.Add(term);
            return false;
        }

        entries = _entries.AsSpan(0, found);
        return true;
    }

    public int Number(uint entry) => (int)(entry >> 2) + firstNumber;

    /// <summary>Reads the memory of all look-ups in advance; see <see cref="FingerprintIndex.Touch"/>.</summary>
    public void Touch(ReadOnlySpan<WeightedTerm> terms)
    {
        foreach (var term in terms)
        {
            _inAdvance += _index.Touch(term.Key);
        }
    }

    private bool Holds(ReadOnlySpan<uint> entries, int number)
    {
        foreach (var entry in entries)
        {
            if (Number(entry) == number)
            {
                return true;
            }
        }

        return false;
    }
}
