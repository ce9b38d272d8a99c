using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The names of the page's site. They come from the head, from links to the front page, from the copyright
/// line and from the operator.</summary>
internal sealed partial class SiteNames
{
    private const int MaxName = 40;
    private const int MaxText = 120;
    private const int MinCore = 3;
    private const int LastLines = 40;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly string _host;
    private readonly Lazy<string> _makers;

    /// <param name="source">The operator's name of the source; null when unknown.</param>
    public SiteNames(Page page, PageEvidence evidence, string? source)
    {
        _host = TitleKey.Of(page.Url.Host.Replace("www.", "", StringComparison.OrdinalIgnoreCase));
        _makers = new Lazy<string>(() => Makers(page));
        var said = new[] { evidence.SiteName, evidence.Data.Publisher, evidence.Data.Site, evidence.Meta("application-name"), source };
        // In «محفوظة لجريدة النور» the preposition is joined to the name, so the name without it is added too.
        var holder = CopyrightHolder(page);
        foreach (var name in said.Concat(FrontPageLinks(page)).Append(holder).Append(holder is ['ل', _, _, ..] ? holder[1..] : null).OfType<string>())
        {
            Add(name);
        }
    }

    /// <summary>Whether a text is only the site's name: «جريدة النور», «النور», «noor.example».</summary>
    public bool Are(string? text)
    {
        var key = text is { Length: <= MaxText } ? TitleKey.Of(text) : "";
        return key.Length is > 1 and <= MaxName && (_keys.Contains(key) || key == _host || FrontPage.IsMatch(LineRules.Key(text ?? "")) || (Core(text ?? "") is { Length: >= MinCore } core && _keys.Contains(core)));
    }

    /// <summary>Whether a key contains a name of the site, or is a part of such a name.</summary>
    public bool HoldIn(string key)
    {
        foreach (var name in _keys)
        {
            if (name.Length > 3 && (key.Contains(name, StringComparison.Ordinal) || (key.Length > 4 && name.Contains(key, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the last lines of the page name this person or
    /// company as the maker of the site: «تصميم وبرمجة …».</summary>
    public bool AreMadeBy(string key) => key.Length > 3 && _makers.Value.Contains(key, StringComparison.Ordinal);

    private static string Makers(Page page) => string.Join(
        '\n',
        page.Blocks.TakeLast(LastLines).Where(block => block.Length < MaxText).Select(block => LineRules.Key(block.Text)).Where(key => MakerLine.IsMatch(key)).Select(TitleKey.Of));

    private void Add(string name)
    {
        var key = TitleKey.Of(name);
        if (key.Length is > 1 and <= MaxName)
        {
            _keys.Add(key);
        }

        if (Core(name) is { Length: >= MinCore and <= MaxName } core && core != key)
        {
            _keys.Add(core);
        }
    }

    /// <summary>The name without words for the kind of publisher, such as «جريدة» or "online".</summary>
    private static string Core(string name) => TitleKey.Of(Kind.Replace(LineRules.Key(name), " "));

    /// <summary>The texts of links to the front page, and the alternative
    /// texts of pictures that are logos or lie in such links.</summary>
    private static IEnumerable<string> FrontPageLinks(Page page)
    {
        foreach (var link in page.Anchors)
        {
            if (!LeadsHome(link.Element.GetAttribute("href"), page.Url))
            {
                continue;
            }

            var text = page.TextOf(link, MaxName + 1);
            if (text.Length is > 1 and <= MaxName && !FrontPage.IsMatch(LineRules.Key(text)))
            {
                yield return text;
            }
        }

        foreach (var picture in page.Media.Select(media => media.Node))
        {
            var isLogo = (picture.Parent is { Tag: "a" } link && LeadsHome(link.Element.GetAttribute("href"), page.Url))
                || (picture.Element.GetAttribute("src")?.Contains("logo", StringComparison.OrdinalIgnoreCase) ?? false);
            if (isLogo && picture.Element.GetAttribute("alt") is { Length: > 1 and <= MaxName } alt)
            {
                yield return alt;
            }
        }
    }

    private static bool LeadsHome(string? address, Uri page)
    {
        if (address is null || address.Length > page.Host.Length + 24 || page.AbsolutePath.Length <= 1)
        {
            return false;
        }

        var path = address.AsSpan().Trim();
        path = path.StartsWith("http", StringComparison.OrdinalIgnoreCase) && path.IndexOf("//") is > 0 and var slashes ? path[(slashes + 2)..] : path;
        path = path.StartsWith(page.Host, StringComparison.OrdinalIgnoreCase) ? path[page.Host.Length..] : path;
        return address.Length > 0 && path.Trim('/') is "" or "index.html" or "index.php" or "." or "ar" or "index.htm" or "default.aspx" or "home";
    }

    /// <summary>The name in the copyright line: «جريدة النور» in «جميع
    /// الحقوق محفوظة © 2026 جريدة النور»; null when there is none.</summary>
    private static string? CopyrightHolder(Page page)
    {
        for (var i = page.Blocks.Count - 1; i >= Math.Max(0, page.Blocks.Count - LastLines); i--)
        {
            var text = page.Blocks[i].Text;
            if (text.Length < 200 && Rights.IsMatch(LineRules.Key(text)))
            {
                var name = RightsWords.Split(text).Select(part => part.Trim(' ', '.', ',', '،', '-', '–', '|', ':', '(', ')')).FirstOrDefault(part => part.Length > 2);
                return name is { Length: <= MaxName } ? name : null;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:^|\s)(?:تصميم|برمجة|تطوير|استضافة|(?:powered|designed|developed|created|hosted|built|website|site|theme) by|réalisé par|desarrollado por|entwickelt von|tasarım)", RegexOptions.CultureInvariant)]
    private static partial Regex MakerLine { get; }

    [GeneratedRegex(@"(?:^|\s)(?:جريدة|صحيفة|موقع|شبكة|قناة|وكالة|بوابة|مجلة|منصة|اخبار|انباء|الاخبار|للانباء|الاخبارية?|الاخباري|الالكترونية?|الرسمي|اونلاين|نيوز|online|news|newspaper|magazine|daily|the)(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Kind { get; }

    [GeneratedRegex(@"^(?:ال)?(?:رئيسية|صفحة الرئيسية|صفحة الاولي)$|^(?:home(?: ?page)?|start(?:seite)?|accueil|inicio|back|menu|logo|ana ?sayfa|العودة.*|عودة.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex FrontPage { get; }

    [GeneratedRegex(@"©|^\(c\)|copyright|حقوق (?:ال)?(?:نشر|طبع|ملكية)?.{0,20}محفوظة|محفوظة ل|all rights reserved", RegexOptions.CultureInvariant)]
    private static partial Regex Rights { get; }

    [GeneratedRegex(@"©|\(c\)|copyright|all rights reserved|(?:جميع|كل|كافة)?\s*حقوق?\s*(?:الحقوق|النشر|الطبع|الملكية)?\s*محفوظة?(?:\s*(?:لدى|ل|لـ|©))?|(?:جميع|كل|كافة)\s+الحقوق\s+محفوظة(?:\s+(?:لدى|لـ|ل(?=\s)))?|\bby\b|(?:19|20)\d\d|[٠-٩]{4}|[|–—]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RightsWords { get; }
}
