using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>What the words of a link are: a headline, or an invitation to read, to share or to comment.</summary>
internal static partial class LinkText
{
    private const int MaxButtonWords = 6;

    private static readonly SearchValues<char> Chinese = SearchValues.Create(
        Enumerable.Range(0x3040, 0x9FFF - 0x3040).Concat(Enumerable.Range(0xAC00, 0xD7A3 - 0xAC00)).Concat(Enumerable.Range(0x0E00, 0x80)).Select(code => (char)code).ToArray());

    /// <summary>A text of only such words and numbers is a button. The spelling is that of <see cref="LineRules.Key"/>.</summary>
    private static readonly FrozenSet<string> ButtonWords = FrozenSet.ToFrozenSet(
    [
        "اقرا", "اقرأ", "اقراء", "اكمل", "قراءه", "قراءة", "القراءه", "القراءة", "تابع", "متابعة", "متابعه", "للمزيد", "لمزيد", "المزيد", "مزيد", "اكثر", "التفاصيل", "تفاصيل",
        "الخبر", "المقال", "الموضوع", "كاملا", "كامل", "بالكامل", "بقية", "باقي", "تتمة", "شاهد", "عرض", "الكل", "ايضا", "هنا", "اضغط", "انقر", "من", "عن", "في", "علي", "ال", "جميع", "الاخبار",
        "شارك", "مشاركة", "مشاركه", "نشر", "انشر", "غرد", "ارسل", "طباعة", "طباعه", "تعليق", "تعليقات", "التعليقات", "علق", "اضف", "تعليقك", "لا", "توجد", "ردود", "رد",
        "ادامه", "مطلب", "بیشتر", "بيشتر", "بخوانید", "بخوانيد", "خبر",
        "read", "more", "the", "full", "story", "article", "continue", "reading", "see", "view", "all", "here", "click", "details", "learn", "post", "next", "previous", "older", "newer", "posts",
        "share", "this", "on", "facebook", "twitter", "whatsapp", "telegram", "email", "tweet", "print", "comment", "comments", "reply", "replies", "no", "leave", "a", "add", "your", "permalink",
        "lire", "la", "suite", "plus", "en", "savoir", "partager", "commentaire", "commentaires", "voir", "tout", "leer", "mas", "más", "ver", "todo", "seguir", "leyendo", "compartir", "comentarios",
        "weiterlesen", "mehr", "kommentare", "alle", "lees", "meer", "verder", "leggi", "tutto", "continua", "commenti", "devamı", "devami", "devamını", "oku", "daha", "fazla", "tümü",
        "читать", "далее", "подробнее", "комментарии", "więcej", "czytaj", "dalej", "još", "vise", "više", "opširnije", "leia", "mais", "saiba",
    ],
    StringComparer.Ordinal);

    /// <returns>Whether the words can be the headline of an article.</returns>
    public static bool CanBeHeadline(string text) =>
        text.Any(char.IsLetter) && !IsButton(text) && !ShortLines.IsDate(text) && !MoreOf.IsMatch(LineRules.Key(text));

    /// <summary>The number of words. Chinese, Japanese, Korean and Thai have no spaces between words, so two characters
    /// count as one.</summary>
    public static double Words(string text)
    {
        var (words, dense, inside) = (0, 0, false);
        foreach (var sign in text)
        {
            if (Chinese.Contains(sign))
            {
                dense++;
                inside = false;
            }
            else if (char.IsLetterOrDigit(sign))
            {
                words += inside ? 0 : 1;
                inside = true;
            }
            else
            {
                inside = inside && !char.IsWhiteSpace(sign);
            }
        }

        return words + (dense / 2.0);
    }

    /// <summary>Whether a number in brackets follows the words, as in lists of tags and people.</summary>
    public static bool IsCounted(string text) =>
        text is [.., ')'] && text.LastIndexOf('(') is > 0 and var open && text.AsSpan(open + 1, text.Length - open - 2).Trim() is { Length: > 0 } number
        && !number.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether the result of a match stands in the middle of the words.</summary>
    public static bool IsScore(string text) => Score.IsMatch(text);

    private static bool IsButton(string text)
    {
        var words = LineRules.Key(text).Split((char[])[' ', '.', '…', '»', '«', '>', '<', '(', ')', ':', '!', '+', '،', ',', '-', '→', '←', '/', '|', '›', '‹', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MaxButtonWords && Array.TrueForAll(words, word => ButtonWords.Contains(word) || word.All(char.IsDigit));
    }

    [GeneratedRegex(@"\p{L} +\d{1,3} *[-–:] *\d{1,3} +\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Score { get; }

    [GeneratedRegex(@"^(?:ال)?مزيد من |^عرض (?:جميع|كل|كافة) |^(?:جميع|كل|كافة) (?:ال)?(?:اخبار|مقالات|مواضيع)(?: |$)|^(?:more (?:from|in|on)|see (?:all|more)|view (?:all|more)|all (?:news|stories|articles)) ", RegexOptions.CultureInvariant)]
    private static partial Regex MoreOf { get; }
}
