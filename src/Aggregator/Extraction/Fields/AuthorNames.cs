using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>Splits an author line into names, cleans the names, and leaves out those that are not people.</summary>
/// <param name="site">The names of the page's site; null when they are unknown.</param>
/// <param name="takesAnyone">Whether agencies, desks, sites and logins are accepted too.</param>
internal sealed partial class AuthorNames(SiteNames? site, Uri url, bool takesAnyone = false)
{
    private const int MaxNames = 20;

    private readonly string _host = TitleKey.Of(url.Host.Replace("www.", "", StringComparison.OrdinalIgnoreCase));

    public List<string> Split(IReadOnlyList<string> lines)
    {
        var names = new List<string>();
        foreach (var line in lines)
        {
            foreach (var part in Separator.Split(Tail.Replace(BylineText.Names(DisplayText.Clean(line)), "")))
            {
                Add(part, names);
            }
        }

        return names.Count > MaxNames ? [] : names;
    }

    private void Add(string part, List<string> names)
    {
        var whole = BylineText.WithoutLabel(part.Trim());

        // «آسيا العتروس وحسام علي» holds two full names, joined by a waw.
        var joined = JoinedByWaw.Match(whole);
        foreach (var piece in joined.Success ? [joined.Groups[1].Value, joined.Groups[2].Value] : (string[])[whole])
        {
            var name = Place.Replace(BylineText.WithoutOffice(piece), "").Trim(' ', '.', ',', '-', '–', '—', '*', '(', ')', '"', '«', '»', ':', '|', '·');
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
            return key.Length > 1 && !Junk.IsMatch(LineRules.Key(name)) && !Furniture.IsMatch(LineRules.Key(name));
        }

        var isSite = key.Length < 2 || (site?.Are(name) ?? false) || (site?.HoldIn(key) ?? false) || (site?.AreMadeBy(key) ?? false)
            || (!name.Contains(' ', StringComparison.Ordinal) && key.Length > 2 && _host.Contains(key, StringComparison.Ordinal));

        // One Arabic word is the name of a section or a paper («منوعات»), not of a person.
        var isWord = !name.Contains(' ', StringComparison.Ordinal) && LanguageField.IsArabicScript(name);
        return !isSite && !isWord && !IsLogin(name) && !Junk.IsMatch(LineRules.Key(name)) && !Furniture.IsMatch(LineRules.Key(name)) && !NotAPerson.IsMatch(LineRules.Key(name));
    }

    /// <summary>Whether a name is a login or an acronym. A login is one Latin word that begins in lower case, or has
    /// digits or a capital inside («saif», «EditorHA»). An acronym is one short word in capitals («LBCI»).</summary>
    private static bool IsLogin(string name) =>
        !name.Contains(' ', StringComparison.Ordinal) && char.IsAscii(name[0])
        && (char.IsLower(name[0]) || name.Any(char.IsDigit) || Hump.IsMatch(name) || (name.Length <= 6 && name.All(char.IsUpper)));

    [GeneratedRegex(@"\s*[,;،؛|/&•·⋅]\s*|\s+(?:and|und|et|y|en|och|og|with)\s+|\s+و\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    /// <summary>Text that templates append to the byline: dates, times,
    /// reading time, account names, titles after the name.</summary>
    [GeneratedRegex(@"\s*(?:\b(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s*\d{1,2}\b.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\b\d{1,2}:\d\d.*|\b(?:19|20)\d\d-\d\d.*|\b\d+\s*m(?:in(?:ute)?s?)?\.?\s+read.*|\d+ ?min.*|twitter\w*|\b(?:published|updated|last updated|posted|contributing|staff writer|senior|special to)\b.*|@\w+.*|\bfollow\b.*|\s(?:view|more|see) (?:all )?(?:posts|articles|stories).*|\bskrifar\b.*|\b(?:quelle|source|المصدر)\s*:.*|https?:.*|www\..*|\d+ comments?.*|\b(?:veröffentlicht|aktualisiert|am \d).*|[،,]?\s*(?:نشر|تاريخ|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)\b.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail { get; }

    [GeneratedRegex(@"^(\p{IsArabic}{2,} \p{IsArabic}{2,}(?: \p{IsArabic}{2,})?) و(\p{IsArabic}{3,} \p{IsArabic}{2,}(?: \p{IsArabic}{2,})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex JoinedByWaw { get; }

    /// <summary>The place of the reporter: «حسام أبو العلا - القاهرة», «(دبي)».</summary>
    [GeneratedRegex(@"\s*(?:[-–—]\s+.*|\(.*\)|\bfrom\b.*|\bin [A-Z]\w+$)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"[a-z][A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Hump { get; }

    /// <summary>Words of author boxes and bylines that are not names.</summary>
    [GeneratedRegex(@"^(?:home|share|shares|comments?|read|more|and|the|von|by|about|follow|view|contact|unknown|null|none|undefined|authors?|writer|hide|show|menu|search|nachrichten|werbung|keine|gesponserte|zur person|alle|dieser|diese|illustrations?|photos?|bio|datum|quelle|source|cc|تعليق|كتب|بقلم|نشر|المصدر|مصدر|الكاتب)\b|@|\d{2}|^(?:super ?user|super ?admin|admin(?:istrator)?|webmaster|root|site ?admin|wordpress|joomla|blogger|مدير الموقع|ادارة الموقع|مشرف الموقع|ادمن|سوبر يوزر)$|^(?:ms|rd|rdn|ld|phd|md|mph|jr|dr|mr|mrs|cfp|cpa|esq)$|\bcookies?\b|\bcategories\b|^politik$|\?$|!$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Junk { get; }

    /// <summary>Times, buttons, values that the template did not fill in, and companies that built the site.</summary>
    [GeneratedRegex(@"^(?:منذ|قبل|vor|hace|il y a|før|fa)\s+\S*\s*(?:\d|ساع|دقي|يوم|ايام|اسبوع|شهر|ثاني|ثوان|لحظ)|\bago$|^(?:منذ|قبل) |^(?:(?:الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|today|yesterday|اليوم|امس)(?:\s|$))|^(?:المزيد|اقرا|شارك|مشاركة|تابع|متابعة|تسجيل|سجل|دخول|الدخول|اشترك|اشتراك|بحث|القائمة|الرئيسية|طباعة|حفظ|نسخ|رد|اعجاب|عرض|جميع|كل|التعليقات|تعليقات|مشاهدات?|قراءة|زائر|مستخدم|مجهول|غير معروف|بدون|لا يوجد|حسابي|ملفي|الملف الشخصي|اضافة|اتصل|من نحن|مقالات|اخبار|كاتب المقال|عن الكاتب|ارسل|التالي|السابق)(?:\s|$)|^(?:user ?name|benutzername|nom d'utilisateur|usuario|password|account|profile|reply|save|print|download|log ?in|sign ?(?:in|up)|register|podcast|hardware|originally|written|manufacturer|faculty|use case|find me|anmelden|abonnieren|zur artikel|(?:learn|see|view|show|read) (?:more|all)|click|leave|guest\b|staff$|zeige |voir |ver todos|tous les |por$|by$|posted|published|updated|breaking|sponsored|advertis)|\baccount$|[{}<>%]|^\[\w+\]$|&\w+;|^(?:تصميم|برمجة|تطوير|استضافة|powered|designed|developed|created|hosted|built) ?|\b(?:solutions|technologies|software|web ?design|hosting|themes?)$|للبرمجيات|لتقنية المعلومات|^شركة |سوفت$|ويب$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Furniture { get; }

    /// <summary>Agencies, desks, roles.</summary>
    [GeneratedRegex(@"^(?:admin|editor|staff|newsroom|webmaster|redacci|redaktion|redaction|rédaction|desk|team|guest|news$|contributor|agenturen|agencies|wire|redakteur|وكالات|متابعات?|متابعة|المحرر|محرر|تحرير|هيئة|الادارة|ادارة|رويترز|ا ف ب|و م ع|وكالة|مواقع|خاص|صحف|فريق|قسم|غرفة|مراسل|صحيفة|جريدة|موقع|شبكة|قناة|الموقع|القسم|مدير|رئيس|مكتب|بوابة|مدونة|مشرف|ادمن|super ?user|root|publisher|blogger|user)\b|\b(?:reuters|agency|associated press|afp|dpa|newsroom|desk|admin|team|staff|e\.v|\w+\.(?:com|net|org|de))$|\b(?:writer|editors?|producer|manager|analyst|officer|researcher|correspondent|corporation|photographer|stiftung|redaktion|watch|report)\b|\breporter$|\b(?:inc|gmbh|ag|ltd|llc)$|cond[eé] nast|\btimes$|\bpost$|\bmagazine$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAPerson { get; }
}
