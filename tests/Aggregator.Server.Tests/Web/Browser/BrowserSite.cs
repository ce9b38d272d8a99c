using Microsoft.Playwright;

namespace Aggregator.Server.Tests.Web.Browser;

/// <summary>The site on a loopback port, and Debian's Chromium to open it.</summary>
internal sealed class BrowserSite : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserSite(SiteUnderTest site, IPlaywright playwright, IBrowser browser)
    {
        (Site, _playwright, _browser) = (site, playwright, browser);
    }

    /// <summary>Every kind of page that readers see, including the not-found page.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "/", "/latest", "/a/2", "/a/4", "/s/2", "/source/alrasid", "/section/sports", "/country/ma", "/search?q=خبر", "/search?q=الجسر&days=7",
        "/search", "/sources", "/subscribe", "/subscribe?section=sports&country=ma&form=stories", "/offline", "/about", "/bot", "/nothing",
    ];

    public SiteUnderTest Site { get; }

    /// <summary>Shows the test as skipped when the browser is not installed.</summary>
    public static async Task<BrowserSite> StartAsync()
    {
        Chromium.SkipUnlessInstalled();
        var site = await SiteUnderTest.ListenAsync();
        var playwright = await Playwright.CreateAsync();
        return new BrowserSite(site, playwright, await Chromium.LaunchAsync(playwright));
    }

    public Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = Site.Address.AbsoluteUri;
        return Chromium.OpenAsync(_browser, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Site.DisposeAsync();
    }
}
