using System.Text.RegularExpressions;
using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Text.Sentences;

namespace Aggregator.Extraction.Verdicts;

/// <summary>Decides whether a page is an article, and gives the reason when it is not.</summary>
internal static partial class PageVerdict
{
    private const int MinLength = 140;
    private const int FewCharacters = 400;
    private const int TeaserBody = 900;
    private const int ManyScripts = 3000;

    /// <returns>Null when the page is an article.</returns>
    public static ExtractionOutcome.Rejected? Judge(Page page, PageEvidence evidence, BodyCandidate body, PageReading reading, string language)
    {
        var text = page.Blocks.Sum(block => block.Length);
        if (BlockPages.Name(page.Original.Span, text, page.HeadTitle) is { } shield)
        {
            return Rejected(RejectionReason.Blocked, new(SentenceKind.PageShielded, shield));
        }

        if (IsFeed(page.Original.Span))
        {
            return Rejected(RejectionReason.NotAnArticle, new(SentenceKind.PageIsFeed));
        }

        if (body.Length < FewCharacters && NeedsScripts(page, body, text))
        {
            return Rejected(RejectionReason.NeedsJavaScript, new(SentenceKind.PageNeedsScripts, $"{body.Length}"));
        }

        return Paywall(page, evidence, body)
            ?? NoArticle(page, evidence, body, reading)
            ?? WrongLanguage(body, language);
    }

    private static ExtractionOutcome.Rejected Rejected(RejectionReason reason, Sentence detail) => new(reason, detail);

    private static bool IsFeed(ReadOnlySpan<char> html)
    {
        var start = html[..Math.Min(html.Length, 1000)].TrimStart();
        return (start.StartsWith("<?xml") && (start.Contains("<rss", StringComparison.OrdinalIgnoreCase) || start.Contains("<feed", StringComparison.OrdinalIgnoreCase) || start.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase)))
            || start.StartsWith("<rss") || start.StartsWith("<feed");
    }

    /// <summary>There is little text, and the page has much script or a notice that asks for scripts.</summary>
    private static bool NeedsScripts(Page page, BodyCandidate body, int text) =>
        (body.Length < MinLength && text < FewCharacters && page.ScriptCharacters > ManyScripts)
        || (body.Length < MinLength && page.Blocks.Any(block => block.Length < 200 && ScriptNotice.IsMatch(LineRules.Key(block.Text))))
        || (body.Length < MinLength && text < FewCharacters && NoScriptText(page.Original.Span) is { } notice && ScriptNotice.IsMatch(LineRules.Key(notice)));

    private static string? NoScriptText(ReadOnlySpan<char> html)
    {
        var start = html.IndexOf("<noscript", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? null : HtmlText.PlainText(html.Slice(start, Math.Min(2000, html.Length - start)).ToString());
    }

    private static ExtractionOutcome.Rejected? Paywall(Page page, PageEvidence evidence, BodyCandidate body)
    {
        if (body.Length >= TeaserBody)
        {
            return null;
        }

        return evidence.Data.IsPaywalled || page.Blocks.Any(block => block.Length < 250 && PaywallNotice.IsMatch(LineRules.Key(block.Text)))
            ? Rejected(RejectionReason.Paywalled, new(SentenceKind.PagePaywalled, $"{body.Length}"))
            : null;
    }

    private static ExtractionOutcome.Rejected? NoArticle(Page page, PageEvidence evidence, BodyCandidate body, PageReading reading)
    {
        if (ListPages.Describe(page, evidence, body, reading) is { } list)
        {
            return Rejected(RejectionReason.NotAnArticle, list);
        }

        if (reading.Title is null || body.Length == 0)
        {
            return Rejected(RejectionReason.NotAnArticle, new(SentenceKind.PageWithoutHeadline));
        }

        return body.Length < MinLength
            ? Rejected(RejectionReason.TooShort, new(SentenceKind.PageTooShort, $"{body.Length}"))
            : null;
    }

    /// <summary>Compares scripts of writing, because a quotation in English does not make an Arabic article foreign.
    /// Only Persian and Urdu are told from Arabic by their letters.</summary>
    private static ExtractionOutcome.Rejected? WrongLanguage(BodyCandidate body, string language)
    {
        if (language is "mul" or "und" or "" || LanguageField.OfText(body.Text) is var found && (language.Length < 2 || body.Length < MinLength))
        {
            return null;
        }

        var expectsArabicScript = language[..2] is "ar" or "fa" or "ur" or "ku" or "ps" or "ug";
        var isArabicScript = LanguageField.IsArabicScript(body.Text);
        return expectsArabicScript != isArabicScript || (language[..2] == "ar" && found is "fa" or "ur")
            ? Rejected(RejectionReason.WrongLanguage, new(SentenceKind.PageInOtherLanguage, language))
            : null;
    }

    [GeneratedRegex(@"(?:enable|activate|requires?|turn on|need) java ?script|javascript (?:is )?(?:disabled|required|must be enabled)|تفعيل (?:ال)?جافا ?سكريبت|جاري تحميل (?:ال)?(?:محتوي|صفحة|خبر)|يرجي تفعيل", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ScriptNotice { get; }

    [GeneratedRegex(@"^(?:هذا المحتوي|هذا المقال|هذه المقالة|المحتوي|المقال)? ?(?:متاح |مخصص |حصري )?(?:لل|ل)مشتركين(?: فقط)?|^(?:للمشتركين|اشترك (?:الان )?(?:لقراءة|لمتابعة|لاكمال|للوصول))|^لقراءة (?:المقال|الخبر|بقية|باقي|المزيد).{0,40}(?:اشترك|سجل)|^(?:subscribe|sign in|log in|register|become a member) (?:now )?to (?:continue|keep|read|unlock|access)|^(?:this (?:article|content|story) is (?:for|only|reserved|available)).{0,60}subscribers|^already a subscriber\?|^to continue reading", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PaywallNotice { get; }
}
