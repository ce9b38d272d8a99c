using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Fetching;

namespace Aggregator.Trials.Articles;

/// <summary>Recognises the page of something that is sold, lent or downloaded, and the thread of a forum: such lists look like news
/// until their pages are read.</summary>
internal static partial class OfferPage
{
    public static bool Is(FetchedDocument page) => Words.IsMatch(LineRules.Key(HomePage.Read(page).Text));

    // The spelling is that of LineRules.Key.
    [GeneratedRegex(@"(?:اضف|اضافة|اضافه) (?:الي|ل)(?: ?ال| ?)?(?:سلة|عربة|حقيبة)|سلة (?:ال)?(?:مشتريات|تسوق)|اشتر(?:ي)? الان|اطلب الان|(?:متوفر|متاح) في المخزون|نفدت الكمية|السعر\s*:|طرق الدفع|(?:اضف|اكتب|اضافة) رد(?:ا|ك)?\b|الرد علي (?:ال|هذا ال)موضوع|عدد المشاهدات|كاتب الموضوع|add to (?:cart|basket|bag)|buy now|in stock|out of stock|shopping cart|download now|post (?:a )?reply|thread starter|joined:|\bsku\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words { get; }
}
