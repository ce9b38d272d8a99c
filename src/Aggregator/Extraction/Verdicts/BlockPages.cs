using System.Text.RegularExpressions;

namespace Aggregator.Extraction.Verdicts;

/// <summary>Recognises pages that a protection service (a shield) sends in place of the real page.</summary>
internal static partial class BlockPages
{
    private const int MaxTextOfAShield = 1500;

    private static readonly (string Name, string[] Marks)[] Shields =
    [
        ("Cloudflare", ["cf-browser-verification", "cf-challenge", "challenge-platform/h/", "/cdn-cgi/challenge-platform", "cf-error-details", "cf_chl_opt", "Attention Required! | Cloudflare"]),
        ("Sucuri", ["sucuri_cloudproxy", "Sucuri WebSite Firewall", "sucuri.net/privacy", "cloudproxy@sucuri.net"]),
        ("Imperva", ["_Incapsula_Resource", "Incapsula incident ID"]),
        ("DataDome", ["captcha-delivery.com", "geo.captcha-delivery"]),
        ("PerimeterX", ["px-captcha", "_pxAppId"]),
        ("DDoS-Guard", ["ddos-guard/js-challenge", "DDoS-Guard"]),
        ("Akamai", ["errors.edgesuite.net", "akamai-bot"]),
        ("Amazon", ["awswaf.com", "awsWafCookieDomainList"]),
        ("Anubis", ["anubis_challenge", "/.within.website/"]),
    ];

    /// <param name="html">The page as it was received, with its scripts.</param>
    /// <param name="textLength">Characters of visible text. The page of a
    /// shield has little text; a page with much text is not one.</param>
    /// <returns>The shield's name; "the server" when the title is a
    /// refusal and no shield is known; null for any other page.</returns>
    public static string? Name(ReadOnlySpan<char> html, int textLength, string? title)
    {
        if (textLength > MaxTextOfAShield)
        {
            return null;
        }

        var head = html[..Math.Min(html.Length, 300_000)];
        foreach (var (name, marks) in Shields)
        {
            foreach (var mark in marks)
            {
                if (head.Contains(mark, StringComparison.OrdinalIgnoreCase))
                {
                    return name;
                }
            }
        }

        return Refusal.IsMatch(title ?? "") ? "the server" : null;
    }

    [GeneratedRegex(@"^\s*(?:just a moment|attention required|access denied|403\b|forbidden|request blocked|are you (?:a )?(?:human|robot)|robot check|captcha|security check|ddos protection|please wait|checking your browser|verif(?:y|ying) you are human|pardon our interruption|تم حظر|الوصول مرفوض|تحقق من أنك)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refusal { get; }
}
