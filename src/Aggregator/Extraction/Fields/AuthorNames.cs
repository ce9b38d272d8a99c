using System.Text.RegularExpressions;
using Aggregator.Extraction.Bodies;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>Splits and cleans the names of an author line, and refuses what is no person.</summary>
internal static partial class AuthorNames
{
    public static IReadOnlyList<string> Split(IReadOnlyList<string> lines, PageEvidence evidence, Uri url)
    {
        var names = new List<string>();
        foreach (var line in lines)
        {
            foreach (var part in Separator.Split(Prefix.Replace(DisplayText.Clean(line), "")))
            {
                var name = Prefix.Replace(part.Trim(), "").Trim(' ', '.', ',', '-', '–', '*', '(', ')', '"', '«', '»', ':');
                if (IsPerson(name, evidence, url) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    names.Add(name);
                }
            }
        }

        return names.Count > 12 ? [] : names;
    }

    private static bool IsPerson(string name, PageEvidence evidence, Uri url)
    {
        if (name.Length is < 3 or > 60 || !name.Any(char.IsLetter) || NotAName.IsMatch(LineRules.Key(name)) || name.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        var key = TitleKey.Of(name);
        var site = TitleKey.Of(evidence.SiteName ?? "");
        var host = TitleKey.Of(url.Host.Replace("www.", "", StringComparison.Ordinal).Split('.')[0]);
        var isSite = key.Length == 0 || key == site || key == host || (site.Length > 3 && key.Contains(site, StringComparison.Ordinal));

        // One lower-case word is a login («saif», «EditorHA»), not a name.
        var isLogin = !name.Contains(' ', StringComparison.Ordinal) && char.IsAscii(name[0]) && (char.IsLower(name[0]) || name.Any(char.IsDigit));
        return !isSite && !isLogin && name.Split(' ').Length <= 7;
    }

    [GeneratedRegex(@"\s*[,;،؛|/&•·]\s*|\s+(?:and|und|et|y|with)\s+|\s+و\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"^\s*(?:by|written by|posted by|von|par|por|author|كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|حوار|تقرير|ترجمة|الكاتب)\s*[:：/-]?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix { get; }

    [GeneratedRegex(@"^(?:admin|editor|staff|newsroom|webmaster|redacci|redaktion|redaction|rédaction|desk|team|guest|news|contributor|the editor|unknown|null|none|author|وكالات|متابعات?|متابعة|المحرر|محرر|تحرير|هيئة التحرير|الادارة|ادارة|رويترز|ا ف ب|و م ع|وكالة|مواقع|خاص|صحف|فريق|قسم|غرفة الاخبار|مراسل|صحيفة|جريدة|موقع|شبكة|قناة)\b|\b(?:reuters|agency|associated press|afp|staff|newsroom|desk|editors?|admin|press|news|team|magazine|times|post|com)$|@|\d{3}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAName { get; }
}
