using Aggregator.Extraction.JsonLd;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>What the page declares about itself: meta elements by name, and JSON-LD.</summary>
internal sealed class PageEvidence
{
    private readonly Dictionary<string, List<string>> _metas = new(StringComparer.OrdinalIgnoreCase);

    private readonly Page _page;
    private List<string>? _titles;

    /// <param name="source">The operator's name of the source; null when unknown.</param>
    public PageEvidence(Page page, string? source = null)
    {
        _page = page;
        Data = StructuredData.Read(page.JsonLdScripts, page.Base);
        foreach (var meta in page.Metas)
        {
            var content = meta.Element.GetAttribute("content")?.Trim();
            if (content is { Length: > 0 and < 20_000 })
            {
                foreach (var name in (ReadOnlySpan<string>)["property", "name", "itemprop"])
                {
                    Add(meta.Element.GetAttribute(name), content);
                }
            }
        }

        Site = new SiteNames(page, this, source);
    }

    public StructuredData Data { get; }

    public SiteNames Site { get; }

    /// <summary>The titles that the head declares, without the site's name, the most reliable first.</summary>
    public IReadOnlyList<string> Titles => _titles ??= TitleField.Declared(_page, this);

    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_metas.TryGetValue(name, out var values))
            {
                return values[0];
            }
        }

        return null;
    }

    public IReadOnlyList<string> Metas(string name) => _metas.TryGetValue(name, out var values) ? values : [];

    public string? SiteName => Meta("og:site_name", "application-name", "apple-mobile-web-app-title") ?? Data.Publisher;

    private void Add(string? name, string content)
    {
        if (name is not { Length: > 0 })
        {
            return;
        }

        if (!_metas.TryGetValue(name.Trim(), out var values))
        {
            _metas[name.Trim()] = values = [];
        }

        values.Add(content);
    }
}
