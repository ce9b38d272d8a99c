namespace Aggregator.Server.Web.Pages;

/// <summary>A page of the site. <see cref="SitePages"/> is the table from which routes, sitemap and the links of every page are made. Tests hold their own list beside it.</summary>
/// <param name="Path">Its route.</param>
/// <param name="Component">What draws it.</param>
/// <param name="Open">What one visit asks for; null when the address names nothing that we have.</param>
internal sealed record SitePage(string Path, Type Component, Func<HttpContext, PageVisit?> Open)
{
    /// <summary>Its links in the bar above every page.</summary>
    public IReadOnlyList<SiteLink> Navigation { get; init; } = [];

    /// <summary>Its link below every page; null for none.</summary>
    public SiteLink? Footer { get; init; }

    /// <summary>Its addresses that the sitemap names.</summary>
    public Func<SourceDirectory, IEnumerable<string>> InSitemap { get; init; } = _ => [];

    /// <summary>Readers search here, and every search counts: no answer may leave before it is counted.</summary>
    public bool IsSearch { get; init; }

    /// <summary>It shows the news of this minute, and tells an open page what came later.</summary>
    public bool IsLive { get; init; }
}

/// <summary>A link that every page carries.</summary>
internal sealed record SiteLink(string Path, string Words);

/// <summary>What one visit of a page asks for.</summary>
/// <param name="Key">The page's address in its one spelling.</param>
/// <param name="ReadAsync">Reads what the page shows; null when there is nothing to show.</param>
internal sealed record PageVisit(string Key, Func<PageReader, CancellationToken, Task<PageModel?>> ReadAsync)
{
    /// <summary>Draws this visit instead of the page's own component.</summary>
    public Type? Component { get; init; }

    /// <summary>A further part of a list: hardly anybody else asks for it, so what one client may ask is limited.</summary>
    public bool IsFurther { get; init; }
}
