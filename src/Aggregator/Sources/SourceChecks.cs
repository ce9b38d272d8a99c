using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Sources;

/// <summary>The rules for values in feeds.json. Each check returns the reason of a fault, or null when the value is
/// right.</summary>
internal static partial class SourceChecks
{
    public static string? Id(string text) => text.Length <= 64 && IdForm.IsMatch(text)
        ? null
        : $"\"{text}\" must be at most 64 lower-case Latin letters, digits and single hyphens, like \"al-khabar\"";

    public static string? Address(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return $"\"{text}\" is not a complete http:// or https:// address";
        }

        if (url.UserInfo.Length > 0)
        {
            return $"\"{url.Host}\" must be addressed without a name and password; put an Authorization header under \"headers\"";
        }

        return url.Host.Length > 0 && Uri.CheckHostName(url.DnsSafeHost) != UriHostNameType.Unknown
            ? null
            : $"\"{text}\" names no usable host";
    }

    public static string? SecureAddress(string text) => Address(text)
        ?? (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? null : $"\"{text}\" must be an https:// address");

    public static string? Country(string text) => Countries.Contains(text)
        ? null
        : $"\"{text}\" is not an ISO 3166-1 code of two capitals, like \"MA\"; leave it out where no country fits";

    public static string? Section(string text) => Sections.All.Contains(text, StringComparer.Ordinal)
        ? null
        : $"\"{text}\" is not a section{Spelling.Suggest(text, Sections.All)} (sections: {string.Join(", ", Sections.All)})";

    public static string? Zone(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId
        ? null
        : $"\"{text}\" is not an IANA time zone, like \"Africa/Casablanca\"";

    public static string? Language(string text) => LanguageForm.IsMatch(text)
        ? null
        : $"\"{text}\" is not a language tag (BCP 47), like \"ar\" or \"ar-MA\"";

    public static string? EncodingLabel(string text)
    {
        try
        {
            // The provider is asked directly, so that the result does not depend on whether and when it was registered.
            _ = CodePagesEncodingProvider.Instance.GetEncoding(text) ?? Encoding.GetEncoding(text);
            return null;
        }
        catch (ArgumentException)
        {
            return $"\"{text}\" is not a known encoding, like \"windows-1256\" or \"utf-8\"";
        }
    }

    public static string? HeaderName(string text)
    {
        if (!TokenForm.IsMatch(text))
        {
            return $"\"{text}\" is not a header name";
        }

        return Reserved.Contains(text) ? $"\"{text}\" is set by the program and cannot be overridden" : null;
    }

    public static string? HeaderValue(string text) => text.All(letter => letter is >= ' ' and < '\x7f')
        ? null
        : "a header value must be one line of ASCII";

    /// <summary>ISO 3166-1 alpha-2. The list is our own, because RegionInfo answers differently on every host.</summary>
    private static readonly FrozenSet<string> Countries = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
        + "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
        + "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
        + "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT "
        + "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
        + "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
        + "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "TE", "Accept-Encoding",
        "If-None-Match", "If-Modified-Since", "User-Agent", "Range",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm { get; }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm { get; }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex TokenForm { get; }
}
