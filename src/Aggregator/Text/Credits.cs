using System.Text.RegularExpressions;

namespace Aggregator.Text;

/// <summary>Recognises the agency that a newspaper credits, in a dateline, in brackets or in a byline.</summary>
public static partial class Credits
{
    private const int ReadCharacters = 160;

    /// <summary>Folded names as they are printed, longest first within an agency.</summary>
    private static readonly (string Agency, string[] Names)[] Agencies =
    [
        ("وكالة المغرب العربي للأنباء", ["وكاله المغرب العربي للانباء", "و م ع", "ومع"]),
        ("فرانس برس", ["وكاله فرانس برس", "فرانس برس", "ا ف ب", "افب", "afp"]),
        ("رويترز", ["رويترز", "reuters"]),
        ("أسوشيتد برس", ["اسوشيتد برس", "اسوشييتد برس", "ا ب", "ap"]),
        ("واس", ["وكاله الانباء السعوديه", "واس"]),
        ("وكالة أنباء الشرق الأوسط", ["وكاله انباء الشرق الاوسط", "ا ش ا"]),
        ("وكالة الأنباء الجزائرية", ["وكاله الانباء الجزايريه", "و ا ج", "واج"]),
        ("وكالة تونس إفريقيا للأنباء", ["وكاله تونس افريقيا للانباء", "وات"]),
        ("وفا", ["وكاله الانباء الفلسطينيه", "وفا"]),
        ("سانا", ["سانا"]),
        ("بترا", ["بترا"]),
        ("كونا", ["كونا"]),
        ("قنا", ["قنا"]),
        ("وام", ["وام"]),
        ("بنا", ["بنا"]),
        ("واع", ["واع"]),
        ("الأناضول", ["وكاله الاناضول", "الاناضول"]),
        ("د ب أ", ["د ب ا", "dpa"]),
        ("شينخوا", ["شينخوا"]),
        ("سبوتنيك", ["سبوتنيك"]),
        ("وكالات", ["وكالات", "الوكالات"]),
    ];

    /// <param name="text">A byline, or the beginning of an article.</param>
    /// <returns>The agency's name; «وكالات» when several are meant; null when none is credited.</returns>
    public static string? Find(string text)
    {
        var beginning = text.Length > ReadCharacters ? text[..ReadCharacters] : text;
        return InBrackets().Matches(beginning).Select(match => Named(match.Groups[1].Value)).FirstOrDefault(name => name is not null)
            ?? (Dateline().Match(beginning) is { Success: true } dateline ? Named(dateline.Groups[1].Value) : null)
            ?? (beginning.Length < 60 ? Named(beginning) : null);
    }

    /// <summary>The whole of the credit must be names: «واس» in a sentence is a word of it.</summary>
    private static string? Named(string credit)
    {
        foreach (var part in credit.Split('/', '،', ',', '-', '–', '—', '+', '|'))
        {
            var folded = ArabicFolding.Fold(part);
            foreach (var (agency, names) in Agencies)
            {
                if (names.Contains(folded, StringComparer.Ordinal))
                {
                    return agency;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"[\(\[]([^\)\]]{2,60})[\)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    /// <summary>«الرباط – و م ع:», «لندن ـ رويترز»: a place, a dash, a name, and an end.</summary>
    [GeneratedRegex(@"^\s*[\p{L} -[ـ]]{2,30}?\s*[-–—ـ/:]\s*([\p{L}. ،-[ـ]]{2,40}?)\s*(?:[-–—ـ:\(\)/\n]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}
