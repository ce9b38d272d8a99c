using System.Text.RegularExpressions;
using Aggregator.Text.Spelling;

namespace Aggregator.Extraction.Revisions;

/// <summary>Decides whether a change of an article is important to its readers. Papers correct spelling, move commas
/// and change their time stamps all day. Such changes must not bring an article to the top of a feed again.</summary>
public static partial class RevisionRule
{
    private const double SignificantShare = 0.1;

    // In a short item, one changed word is already a tenth of the text, so several words must change.
    private const int FewestWords = 12;

    // A paragraph added to a long report matters although it is a small share.
    private const int ManyWords = 60;

    // Separators inside a figure belong to it: "12.5" and "1,300" are one figure each.
    [GeneratedRegex(@"\p{Nd}+(?:[.,:٫٬/]\p{Nd}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Figure { get; }

    public static RevisionChange Compare(ArticleRevision before, ArticleRevision after)
    {
        var headline = ArabicFolding.Fold(before.Title) != ArabicFolding.Fold(after.Title);
        var numbers = Figures(before.Title) != Figures(after.Title) || Figures(before.BodyText) != Figures(after.BodyText);
        var (changed, all) = CountChanges(ArabicFolding.Fold(before.BodyText), ArabicFolding.Fold(after.BodyText));
        var share = all == 0 ? 0 : (double)changed / all;
        return new RevisionChange
        {
            HeadlineChanged = headline,
            NumbersChanged = numbers,
            BodyChanged = share,
            ChangedWords = changed,
            IsSignificant = headline || numbers || changed >= ManyWords || (share >= SignificantShare && changed >= FewestWords),
        };
    }

    /// <summary>The figures of a text in sorted order and in Latin digits,
    /// so that their order and the kind of digits do not count.</summary>
    private static string Figures(string text) =>
        string.Join(' ', Figure.Matches(text).Select(match => Latin(match.Value)).Order(StringComparer.Ordinal));

    /// <summary>Removes separators of thousands, because they do not change the meaning.</summary>
    private static string Latin(string figure) => string.Concat(figure.Where(sign => sign is not (',' or '٬')).Select(Latin));

    private static char Latin(char sign) => sign switch
    {
        '٫' => '.',
        _ when char.IsDigit(sign) => (char)('0' + (int)char.GetNumericValue(sign)),
        _ => sign,
    };

    /// <summary>Compares pairs of neighbouring words, so that a moved paragraph counts little and new words count much.</summary>
    private static (int Changed, int All) CountChanges(string before, string after)
    {
        var balance = new Dictionary<(string, string), int>();
        var all = Count(before, 1, balance) + Count(after, -1, balance);
        return (balance.Values.Sum(Math.Abs), all);
    }

    private static int Count(string text, int weight, Dictionary<(string First, string Second), int> balance)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            var pair = (words[index], index + 1 < words.Length ? words[index + 1] : "");
            balance[pair] = balance.GetValueOrDefault(pair) + weight;
        }

        return words.Length;
    }
}
