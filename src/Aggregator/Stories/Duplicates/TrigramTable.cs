using System.Numerics;

namespace Aggregator.Stories.Duplicates;

/// <summary>All trigrams of a new text. The known texts are compared with them, one after the other.</summary>
internal sealed class TrigramTable
{
    private const int Shingle = 3;

    private int[] _slots = new int[1024];

    /// <summary>The part of <see cref="_slots"/> that is used, less one. After a long text short texts go on with few slots.</summary>
    private int _mask;

    private Trigram[] _trigrams = new Trigram[512];
    private int _distinct;
    private int _round;
    private int _all;
    private int _inLead;

    public void Fill(ReadOnlySpan<uint> words)
    {
        Reserve(words.Length);
        (_distinct, _round, _all, _inLead) = (0, 0, Math.Max(0, words.Length - Shingle + 1), 0);
        for (var at = 0; at < _all; at++)
        {
            ref var slot = ref Slot(Hash(words, at), out var hash);
            if (slot == 0)
            {
                _trigrams[_distinct] = new Trigram { Hash = hash, IsInOpening = at < Winnowing.OpeningWords };
                slot = ++_distinct;
            }

            ref var trigram = ref _trigrams[slot - 1];
            trigram.Count++;
            if (at < Winnowing.LeadWords)
            {
                trigram.InLead++;
                _inLead++;
            }
        }
    }

    /// <summary>What the new text has in common with another text.</summary>
    public TextOverlap Compare(ReadOnlySpan<uint> other)
    {
        _round++;
        var all = Math.Max(0, other.Length - Shingle + 1);
        var (ours, theirs, ourLead, ourKnownLead, theirLead, theirKnownLead) = (0, 0, 0, 0, 0, 0);
        for (var at = 0; at < all; at++)
        {
            var slot = Slot(Hash(other, at), out _);
            if (slot == 0)
            {
                continue;
            }

            ref var trigram = ref _trigrams[slot - 1];
            theirs++;
            if (trigram.SeenIn != _round)
            {
                trigram.SeenIn = _round;
                ours += trigram.Count;
                ourKnownLead += trigram.InLead;

                // The other text is read from its beginning, so a trigram of its opening is met there first.
                ourLead += at < Winnowing.OpeningWords ? trigram.InLead : 0;
            }

            if (at < Winnowing.LeadWords)
            {
                theirKnownLead++;
                theirLead += trigram.IsInOpening ? 1 : 0;
            }
        }

        var inTheirLead = Math.Min(all, Winnowing.LeadWords);
        return new TextOverlap
        {
            OfNew = Share(ours, _all),
            OfOther = Share(theirs, all),
            OwnLead = Share(ourLead, _inLead),
            OtherLead = Share(theirLead, inTheirLead),
            OwnKnown = Share(ourKnownLead, _inLead),
            OtherKnown = Share(theirKnownLead, inTheirLead),
            Jaccard = Share(Math.Min(ours, theirs), _all + all - Math.Min(ours, theirs)),
        };
    }

    private void Reserve(int words)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(words, 1) * 2);
        if (_slots.Length < size)
        {
            (_slots, _trigrams) = (new int[size], new Trigram[size / 2]);
        }

        _mask = size - 1;
        Array.Clear(_slots, 0, size);
    }

    /// <summary>The slot of the trigram. It holds the trigram's number plus one; 0 when the trigram is new.</summary>
    private ref int Slot(ulong value, out ulong hash)
    {
        hash = value;
        var place = (int)((value * 0x9E3779B97F4A7C15) >> 40) & _mask;
        while (_slots[place] != 0 && _trigrams[_slots[place] - 1].Hash != value)
        {
            place = (place + 1) & _mask;
        }

        return ref _slots[place];
    }

    /// <summary>The 16 bits of each of the three words, side by side.</summary>
    private static ulong Hash(ReadOnlySpan<uint> words, int at) =>
        ((ulong)ComparedWords.Spelling(words[at]) << 32) | (ComparedWords.Spelling(words[at + 1]) << 16) | ComparedWords.Spelling(words[at + 2]);

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;

    private struct Trigram
    {
        public ulong Hash;
        public int Count;
        public int InLead;
        public bool IsInOpening;
        public int SeenIn;
    }
}
