namespace Aggregator.Stories.Duplicates;

/// <summary>
/// Tells two fillings of one template, and two states of one affair, from two copies of one text. Telegrams, receptions, closings and tolls
/// share their sentences; the name, the place, the number or the verb is what is new, and the headline says it. A paper that edits
/// a copy changes words too, but both headlines then name what both texts have.
/// </summary>
internal static class TemplateSlots
{
    /// <summary>Words; a longer gap is a passage that one of the two left out or added.</summary>
    private const int LongestSlot = 8;

    /// <summary>The same, where the two texts differ in nothing but slots.</summary>
    private const int LongestSlotOfSkeleton = 12;

    /// <summary>So few differences are slots of a skeleton; more are the work of an editor.</summary>
    private const int MostSlots = 6;

    /// <summary>Words on each side that the other text has nowhere; fewer are a synonym put through the whole text.</summary>
    private const int LeastNames = 4;

    /// <summary>Within one source, changes in the lead: it does not paraphrase itself.</summary>
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

    /// <summary>One of the two texts, and what of it the other has not.</summary>
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

        /// <summary>Whether the headline names what stands in a slot and nowhere in the other article.</summary>
        public bool IsInHeadline { get; private set; }

        /// <summary>How many words of the gaps the other text has nowhere.</summary>
        public int Names => _names.Count;

        /// <returns>Whether the gap holds a word of its own, and one that the text repeats.</returns>
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
