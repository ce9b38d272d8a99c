using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>Which day a text means by «today». Weather reports, closing prices and timetables of two days differ in little else.</summary>
/// <param name="Bits">Bit 0: the lead says «today». Bits 1 to 7: the day of the week that the lead names after «today».</param>
internal readonly record struct TextTraits(byte Bits)
{
    private static readonly ulong[] Today = [TokenHashes.Of("اليوم"), TokenHashes.Of("لليوم")];

    private static readonly ulong[] Days =
    [
        TokenHashes.Of("السبت"), TokenHashes.Of("الاحد"), TokenHashes.Of("الاثنين"), TokenHashes.Of("الثلاثاء"),
        TokenHashes.Of("الاربعاء"), TokenHashes.Of("الخميس"), TokenHashes.Of("الجمعه"),
    ];

    public bool SaysToday => (Bits & 1) != 0;

    private int Day => Bits >> 1;

    public static TextTraits Read(ReadOnlySpan<ulong> words)
    {
        var bits = 0;
        for (var at = 0; at < Math.Min(words.Length, Winnowing.LeadWords); at++)
        {
            if (!Today.Contains(words[at]))
            {
                continue;
            }

            bits |= 1;
            var day = at + 1 < words.Length ? Array.IndexOf(Days, words[at + 1]) : -1;
            bits |= day < 0 ? 0 : 2 << day;
        }

        return new TextTraits((byte)bits);
    }

    /// <summary>Whether both texts say «today» and mean different days: they name different days of the week, or one names none
    /// and they are too far apart.</summary>
    public bool IsOtherEdition(TextTraits other, TimeSpan apart, TimeSpan sameDay)
    {
        if (!SaysToday || !other.SaysToday)
        {
            return false;
        }

        return Day != 0 && other.Day != 0 ? (Day & other.Day) == 0 : apart > sameDay;
    }
}
