using System.Collections.Frozen;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>Round-ups gather other texts: news in brief, reviews of the press. They are not copies of the texts that they quote.</summary>
internal static class RoundUps
{
    private static readonly ulong In = TokenHashes.Of("في");

    /// <summary>Two neighbouring words of a headline that name a round-up. One of them alone («جولة», «موجز») does not.</summary>
    private static readonly FrozenSet<ulong> Names = new[]
    {
        "جوله الصحافه", "جوله الصحف", "جوله صحفيه", "جوله صحافيه",  "اقوال الصحف", "عناوين الصحف", "عناوين الاخبار", "ابرز عناوين", "اهم عناوين",
        "موجز الاخبار", "موجز اخبار", "موجز الانباء", "موجز انباء", "موجز اخباري", "نشره الاخبار", "نشره اخبار", "حصاد الاخبار", "حصاد الصحف", "حصاد الاسبوع",
        "ابرز الاخبار", "اهم الاخبار", "اخبار متفرقه", "اخبار قصيره",
    }.Select(pair => pair.Split(' ')).Select(words => Pair(TokenHashes.Of(words[0]), TokenHashes.Of(words[1]))).ToFrozenSet();

    /// <summary>Whether the headline says that the text is a round-up.</summary>
    /// <param name="title">The words of the headline from <see cref="TokenHashes"/>. «جولة في الصحافة» counts as «جولة الصحافة».</param>
    public static bool IsNamedIn(ReadOnlySpan<ulong> title)
    {
        for (var at = 1; at < title.Length; at++)
        {
            if (Names.Contains(Pair(title[at - 1], title[at])) || (at > 1 && title[at - 1] == In && Names.Contains(Pair(title[at - 2], title[at]))))
            {
                return true;
            }
        }

        return false;
    }

    private static ulong Pair(ulong first, ulong second) => TokenHashes.Mix(first ^ ulong.RotateLeft(second, 32));
}
