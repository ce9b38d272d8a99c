using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web;

/// <summary>The site on a loopback port and Debian's chromium before it.</summary>
internal sealed class BrowserSite : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserSite(SiteUnderTest site, IPlaywright playwright, IBrowser browser)
    {
        (Site, _playwright, _browser) = (site, playwright, browser);
    }

    /// <summary>Every kind of page that readers see, the not-found page among them.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "/", "/latest", "/a/2", "/a/4", "/s/2", "/source/alrasid", "/section/sports", "/country/ma", "/search?q=خبر", "/search?q=الجسر&days=7",
        "/search", "/sources", "/subscribe", "/subscribe?section=sports&country=ma&form=stories", "/offline", "/about", "/bot", "/nothing",
    ];

    public SiteUnderTest Site { get; }

    /// <summary>Skips the test, visibly, where the browser is not installed.</summary>
    public static async Task<BrowserSite> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed.");
        var site = await SiteUnderTest.ListenAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
        return new BrowserSite(site, playwright, browser);
    }

    public async Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = Site.Address.AbsoluteUri;
        return await (await _browser.NewContextAsync(options)).NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Site.DisposeAsync();
    }
}
