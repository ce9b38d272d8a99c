namespace Aggregator.Stories.Duplicates;

/// <summary>Finds whether two texts fill one template with different news. Such texts are not copies.</summary>
/// <remarks>Reports of telegrams, receptions, closing prices and numbers of victims share their sentences. The news is the name, the
/// place, the number or the verb in a slot, and the headline repeats it. A newspaper that edits a copy changes words too, but then
/// both headlines name what stands in both texts.</remarks>
internal static class TemplateSlots
{
    /// <summary>The most words of a slot. A longer gap is a passage that one of the texts left out or added.</summary>
    private const int LongestSlot = 8;

    /// <summary>The most words of a slot when the two texts differ only in slots.</summary>
    private const int LongestSlotOfSkeleton = 12;

    /// <summary>Two texts of one template differ in at most this many places. More differences come from an editor.</summary>
    private const int MostSlots = 6;

    /// <summary>The least number of words in each text that the other text has nowhere. Fewer words can be a synonym that an editor
    /// put in everywhere.</summary>
    private const int LeastNames = 4;

    /// <summary>The least number of changes in the lead that make another text within one source, because a newspaper does not reword its own text.</summary>
    private const int LeastInLead = 2;

    public static bool Differ(ComparedWords ours, ComparedWords theirs, bool isWithinSource)
    {
        var gaps = TextGaps.Between(ours.Body, theirs.Body);
        if (gaps.Count == 0)
        {
            return false;
        }

        var isSkeleton = gaps.Count <= MostSlots && gaps.TrueForAll(gap => gap.Longest <= LongestSlotOfSkeleton);
        var (our, their) = (new Side(ours, theirs), new Side(theirs, ours));
        var (inLead, repeats) = (0, false);
        foreach (var gap in gaps)
        {
            var isSlot = gap.Longest <= (isSkeleton ? LongestSlotOfSkeleton : LongestSlot);
            var (isOurs, isOurRepeated) = our.Read(gap.Start, gap.End, isSlot);
            var (isTheirs, isTheirRepeated) = their.Read(gap.OtherStart, gap.OtherEnd, isSlot);
            inLead += isOurs && isTheirs && gap.Start < Winnowing.LeadWords ? 1 : 0;
            repeats |= isOurRepeated && isTheirRepeated;
        }

        return (our.IsInHeadline && their.IsInHeadline)
            || (isSkeleton && repeats && Math.Min(our.Names, their.Names) >= LeastNames)
            || (isWithinSource && (our.IsInHeadline || (isSkeleton && inLead >= LeastInLead)));
    }

    /// <summary>One of the two texts, with the words that the other text does not have.</summary>
    private sealed class Side
    {
        private readonly ComparedWords _text;
        private readonly Dictionary<ushort, int> _counts = [];
        private readonly HashSet<ushort> _others = [];
        private readonly HashSet<ushort> _headline = [];
        private readonly HashSet<ushort> _names = [];

        public Side(ComparedWords text, ComparedWords other)
        {
            _text = text;
            foreach (var word in text.Body)
            {
                _counts[ComparedWords.Key(word)] = _counts.GetValueOrDefault(ComparedWords.Key(word)) + 1;
            }

            foreach (var word in other.Body)
            {
                _others.Add(ComparedWords.Key(word));
            }

            foreach (var word in text.Title)
            {
                _headline.Add(ComparedWords.Key(word));
            }

            foreach (var word in other.Title)
            {
                _headline.Remove(ComparedWords.Key(word));
            }
        }

        /// <summary>Whether the headline has a word that stands in a slot of this text and nowhere in the other article.</summary>
        public bool IsInHeadline { get; private set; }

        /// <summary>The number of words in gaps that the other text has nowhere.</summary>
        public int Names => _names.Count;

        /// <returns>Whether the gap holds a word that the other text does not have, and whether this text repeats such a word.</returns>
        public (bool IsOwn, bool IsRepeated) Read(int start, int end, bool isSlot)
        {
            var (isOwn, isRepeated) = (false, false);
            for (var at = start; at < end; at++)
            {
                var key = ComparedWords.Key(_text.Body[at]);
                if (key != WordSkeletons.Nothing && !_others.Contains(key))
                {
                    isOwn = true;
                    isRepeated |= _counts[key] > 1;
                    IsInHeadline |= isSlot && _headline.Contains(key);
                    _names.Add(key);
                }
            }

            return (isOwn, isRepeated);
        }
    }
}
