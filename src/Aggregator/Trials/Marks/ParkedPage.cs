using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;

namespace Aggregator.Trials.Marks;

/// <summary>Recognises pages that stand where a site was or will be: domains for sale, suspended accounts, the first page of a server
/// program.</summary>
internal static partial class ParkedPage
{
    private const int LongPage = 3000;
    private const int ManyLinks = 12;

    private static readonly string[] Parkers =
    [
        "sedoparking.com", "sedo.com", "parkingcrew.net", "bodis.com", "dan.com", "afternic.com", "hugedomains.com", "above.com", "parklogic.com", "undeveloped.com",
        "voodoo.com", "skenzo.com", "cashparking.com", "dsnextgen.com", "domainmarket.com", "uniregistry.com", "parkweb.vip", "ztomy.com", "trafficz.com", "namebright.com",
    ];

    public static bool Is(HomePage page)
    {
        if (page.Text.Length > LongPage && page.OwnLinks > ManyLinks)
        {
            return false;
        }

        var text = LineRules.Key($"{page.Title}\n{page.Text}");
        return Wording.IsMatch(text)
            || (page.OwnLinks <= ManyLinks && page.Hosts.Append(page.Url.Host).Any(host => Parkers.Any(parker => host == parker || host.EndsWith($".{parker}", StringComparison.Ordinal))));
    }

    // The spelling is that of LineRules.Key.
    [GeneratedRegex(
        @"(?:domain(?: name)?|website|\.(?:com|net|org|info)) (?:is|may be|could be) (?:now )?(?:available )?for sale|(?:buy|purchase|get|own) this (?:premium )?domain|this domain (?:name )?(?:has (?:been )?(?:expired|registered|parked|suspended)|is (?:parked|expired|registered|available|pending|not configured)|was (?:recently )?(?:registered|reserved))|domain (?:parking|parked)|parked (?:free|domain|page)|(?:inquire|make an offer|request a quote) .{0,30}domain|(?:account|site|website|hosting) (?:has been |is )?suspended|^(?:index of /|it works!?$)|welcome to (?:nginx|caddy)|(?:apache2?|iis|lighttpd|openresty).{0,40}(?:default|test) page|default web(?:site)? page|future home of|(?:site|website) (?:is )?(?:coming soon|under construction)" +
        @"|(?:نطاق|دومين|موقع)(?: \S+){0,4} (?:معروض(?:ة)?|متاح(?:ة)?) ?(?:الان )?للبيع|(?:النطاق|الدومين|اسم النطاق|هذا الموقع) للبيع|(?:شراء|امتلك|اشتر|احجز) هذا (?:النطاق|الدومين)|(?:نطاق|دومين)(?: \S+){0,3} (?:محجوز|موقوف)|(?:انته[تي] ?(?:صلاحية|مدة|فترة)?|لم (?:يتم )?تجديد)(?: \S+){0,3} (?:نطاق|النطاق|الدومين|الاستضافة|حجز)|(?:تم |)(?:ايقاف|تعليق) (?:هذا |)(?:الحساب|الموقع|الاستضافة)|الحساب (?:موقوف|معلق)|الموقع (?:قيد|تحت) (?:الانشاء|التطوير|الصيانة|البناء)" +
        @"|(?:ce )?(?:nom de )?domaine .{0,40}(?:a vendre|à vendre|expiré|parking)|diese domain .{0,40}(?:verkauf|kaufen|geparkt)|dominio .{0,30}(?:en venta|in vendita)|alan adı.{0,30}satılık|домен .{0,30}(?:продаётся|продается|припаркован)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Wording { get; }
}
