using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>Splits and cleans the names of an author line, and refuses what is no person.</summary>
/// <param name="siteName">What the page calls its site.</param>
/// <param name="url">The page's address.</param>
/// <param name="takesAnyone">Whether agencies, desks, sites and logins count too.</param>
internal sealed partial class AuthorNames(string? siteName, Uri url, bool takesAnyone = false)
{
    private const int MaxNames = 20;

    private readonly string _site = TitleKey.Of(siteName ?? "");
    private readonly string _host = TitleKey.Of(url.Host.Replace("www.", "", StringComparison.OrdinalIgnoreCase));

    public List<string> Split(IReadOnlyList<string> lines)
    {
        var names = new List<string>();
        foreach (var line in lines)
        {
            var text = Prefix.Replace(DisplayText.Clean(line), "");
            foreach (var part in Separator.Split(Tail.Replace(text, "")))
            {
                Add(part, names);
            }
        }

        return names.Count > MaxNames ? [] : names;
    }

    private void Add(string part, List<string> names)
    {
        var whole = Prefix.Replace(part.Trim(), "");

        // «آسيا العتروس وحسام علي»: two full names joined by a waw.
        var joined = JoinedByWaw.Match(whole);
        foreach (var piece in joined.Success ? [joined.Groups[1].Value, joined.Groups[2].Value] : (string[])[whole])
        {
            var name = Place.Replace(piece, "").Trim(' ', '.', ',', '-', '–', '—', '*', '(', ')', '"', '«', '»', ':', '|', '·');
            if (IsPerson(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }
    }

    private bool IsPerson(string name)
    {
        if (name.Length is < 2 or > 60 || !name.Any(char.IsLetter) || name.Contains("://", StringComparison.Ordinal) || name.Split(' ').Length > 7)
        {
            return false;
        }

        var key = TitleKey.Of(name);
        if (takesAnyone)
        {
            return key.Length > 1 && !Junk.IsMatch(LineRules.Key(name));
        }

        var isSite = key.Length < 2 || key == _site || (_site.Length > 3 && key.Contains(_site, StringComparison.Ordinal))
            || (!name.Contains(' ', StringComparison.Ordinal) && key.Length > 2 && (_site.Contains(key, StringComparison.Ordinal) || _host.Contains(key, StringComparison.Ordinal)));

        // One Arabic word is a section or a paper («منوعات»), never a signature.
        var isWord = !name.Contains(' ', StringComparison.Ordinal) && LanguageField.IsArabicScript(name);
        return !isSite && !isWord && !IsLogin(name) && !Junk.IsMatch(LineRules.Key(name)) && !NotAPerson.IsMatch(LineRules.Key(name));
    }

    /// <summary>One Latin word in lower case, or with a hump or digits («saif», «EditorHA»), is a login, one in capitals («LBCI») an acronym.</summary>
    private static bool IsLogin(string name) =>
        !name.Contains(' ', StringComparison.Ordinal) && char.IsAscii(name[0])
        && (char.IsLower(name[0]) || name.Any(char.IsDigit) || Hump.IsMatch(name) || (name.Length <= 6 && name.All(char.IsUpper)));

    [GeneratedRegex(@"\s*[,;،؛|/&•·⋅]\s*|\s+(?:and|und|et|y|en|och|og|with)\s+|\s+و\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"^\s*(?:(?:written|posted|published|reported|story|text|words|review|article|reviewed|edited|created|submitted|updated)\s+by|by|author(?:s)?|von|par|por|di|text|foto|autor(?:in|en)?(?:/autor)?|erstellt von|vom?|verfasst von|geschrieben von|eingestellt von|écrit par|publié par|publicado por|escrito por|كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|حوار|تقرير|ترجمة|الكاتب|الكاتبة|بواسطة|كتبها|نشر بواسطة)(?:\s*[:：/\-–]\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix { get; }

    /// <summary>What templates run into the byline: dates, times, reading time, handles, titles after the name.</summary>
    [GeneratedRegex(@"\s*(?:\b(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s*\d{1,2}\b.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\b\d{1,2}:\d\d.*|\b(?:19|20)\d\d-\d\d.*|\b\d+\s*m(?:in(?:ute)?s?)?\.?\s+read.*|\d+ ?min.*|twitter\w*|\b(?:published|updated|last updated|posted|contributing|staff writer|senior|special to)\b.*|@\w+.*|\bfollow\b.*|\s(?:view|more|see) (?:all )?(?:posts|articles|stories).*|\bskrifar\b.*|https?:.*|www\..*|\d+ comments?.*|\b(?:veröffentlicht|aktualisiert|am \d).*|[،,]?\s*(?:نشر|تاريخ|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)\b.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail { get; }

    [GeneratedRegex(@"^(\p{IsArabic}{2,} \p{IsArabic}{2,}(?: \p{IsArabic}{2,})?) و(\p{IsArabic}{3,} \p{IsArabic}{2,}(?: \p{IsArabic}{2,})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex JoinedByWaw { get; }

    /// <summary>«حسام أبو العلا - القاهرة», «(دبي)»: where the reporter sits.</summary>
    [GeneratedRegex(@"\s*(?:[-–—]\s+.*|\(.*\)|\bfrom\b.*|\bin [A-Z]\w+$)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"[a-z][A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Hump { get; }

    /// <summary>Furniture of author boxes and bylines.</summary>
    [GeneratedRegex(@"^(?:home|share|shares|comments?|read|more|and|the|von|by|about|follow|view|contact|unknown|null|none|undefined|authors?|writer|hide|show|menu|search|nachrichten|werbung|keine|gesponserte|zur person|alle|dieser|diese|illustrations?|photos?|bio|datum|quelle|source|cc|تعليق|كتب|بقلم|نشر|المصدر|مصدر|الكاتب)\b|@|\d{2}|^(?:super ?user|super ?admin|admin(?:istrator)?|webmaster|root|site ?admin|wordpress|joomla|blogger|مدير الموقع|ادارة الموقع|مشرف الموقع|ادمن|سوبر يوزر)$|^(?:ms|rd|rdn|ld|phd|md|mph|jr|dr|mr|mrs|cfp|cpa|esq)$|\bcookies?\b|\bcategories\b|^politik$|\?$|!$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Junk { get; }

    /// <summary>Agencies, desks, roles.</summary>
    [GeneratedRegex(@"^(?:admin|editor|staff|newsroom|webmaster|redacci|redaktion|redaction|rédaction|desk|team|guest|news$|contributor|agenturen|agencies|wire|redakteur|وكالات|متابعات?|متابعة|المحرر|محرر|تحرير|هيئة|الادارة|ادارة|رويترز|ا ف ب|و م ع|وكالة|مواقع|خاص|صحف|فريق|قسم|غرفة|مراسل|صحيفة|جريدة|موقع|شبكة|قناة|الموقع|القسم|مدير|رئيس|مكتب|بوابة|مدونة|مشرف|ادمن|super ?user|root|publisher|blogger|user)\b|\b(?:reuters|agency|associated press|afp|dpa|newsroom|desk|admin|team|staff|e\.v|\w+\.(?:com|net|org|de))$|\b(?:writer|editors?|producer|manager|analyst|officer|researcher|correspondent|corporation|photographer|stiftung|redaktion|watch|report)\b|\breporter$|\b(?:inc|gmbh|ag|ltd|llc)$|cond[eé] nast|\btimes$|\bpost$|\bmagazine$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAPerson { get; }
}
