namespace Aggregator.Stories.Duplicates;

/// <summary>A place where two texts differ: the words of the first text and the words of the second. One of the two may be empty.</summary>
/// <param name="Start">Index of the gap's first word in the first text.</param>
/// <param name="End">Index after the gap's last word in the first text.</param>
/// <param name="OtherStart">Index of the gap's first word in the second text.</param>
/// <param name="OtherEnd">Index after the gap's last word in the second text.</param>
internal readonly record struct TextGap(int Start, int End, int OtherStart, int OtherEnd)
{
    public int Longest => Math.Max(End - Start, OtherEnd - OtherStart);
}

/// <summary>Compares two texts by the keys of their words. Common passages of three words or more match; everything between them is a gap.</summary>
internal static class TextGaps
{
    private const int Shingle = 3;

    /// <returns>The gaps in order; none when the texts agree word for word.</returns>
    public static List<TextGap> Between(ReadOnlySpan<uint> ours, ReadOnlySpan<uint> theirs)
    {
        var gaps = new List<TextGap>();
        var (at, there) = Same(ours, theirs, 0, 0);
        if (at == ours.Length && there == theirs.Length)
        {
            return gaps;
        }

        var (start, otherStart) = (at, there);
        var (first, next) = Places(theirs, otherStart);
        while (at + Shingle <= ours.Length)
        {
            var place = Place(first, next, Hash(ours, at), otherStart);
            if (place < 0)
            {
                at++;
                continue;
            }

            Note(gaps, new TextGap(start, at, otherStart, place));
            (at, there) = Same(ours, theirs, at, place);
            (start, otherStart) = (at, there);
        }

        Note(gaps, new TextGap(start, ours.Length, otherStart, theirs.Length));
        return gaps;
    }

    private static void Note(List<TextGap> gaps, TextGap gap)
    {
        if (gap.Longest > 0)
        {
            gaps.Add(gap);
        }
    }

    private static (int At, int There) Same(ReadOnlySpan<uint> ours, ReadOnlySpan<uint> theirs, int at, int there)
    {
        while (at < ours.Length && there < theirs.Length && ComparedWords.Key(ours[at]) == ComparedWords.Key(theirs[there]))
        {
            at++;
            there++;
        }

        return (at, there);
    }

    /// <summary>The first place of each trigram, and for each place the next one with the same trigram; -1 when there is none.</summary>
    private static (Dictionary<ulong, int> First, int[] Next) Places(ReadOnlySpan<uint> words, int from)
    {
        var first = new Dictionary<ulong, int>(words.Length);
        var next = new int[words.Length];
        for (var at = words.Length - Shingle; at >= from; at--)
        {
            var hash = Hash(words, at);
            next[at] = first.TryGetValue(hash, out var later) ? later : -1;
            first[hash] = at;
        }

        return (first, next);
    }

    /// <summary>The first place at or after <paramref name="from"/>. Earlier places are dropped, because nobody asks for them again.</summary>
    private static int Place(Dictionary<ulong, int> first, int[] next, ulong hash, int from)
    {
        if (!first.TryGetValue(hash, out var place))
        {
            return -1;
        }

        while (place >= 0 && place < from)
        {
            place = next[place];
        }

        first[hash] = place;
        return place;
    }

    private static ulong Hash(ReadOnlySpan<uint> words, int at) =>
        ((ulong)ComparedWords.Key(words[at]) << 32) | ((uint)ComparedWords.Key(words[at + 1]) << 16) | ComparedWords.Key(words[at + 2]);
}
