using System.Text.RegularExpressions;
using Aggregator.Server.Tests.Web.Browser;
using Aggregator.Server.Tests.Web.Images;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Reports;

/// <summary>Reporting a picture in a browser without scripts, on a phone.</summary>
public sealed class ReportBrowserTests : IAsyncLifetime
{
    private const string Thanks = "شكرا على الإبلاغ!";

    private ReportedPapers? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private ReportedPapers Site => _site ?? throw new InvalidOperationException("The program was not started.");

    public async ValueTask InitializeAsync()
    {
        Chromium.SkipUnlessInstalled();
        _site = await ReportedPapers.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Three_visitors_without_scripts_report_a_picture_and_the_fourth_does_not_see_it()
    {
        var article = await Site.ArticleAsync("افتتاح جسر");
        foreach (var visitor in new[] { "41.250.0.1", "41.250.0.1", "41.250.0.2", "41.250.0.3" })
        {
            var page = await OpenAsync(visitor);
            await page.GotoAsync($"/a/{article}");
            Assert.Equal(1, await page.Locator("article img").CountAsync());
            var button = page.Locator("button.report");
            var box = await button.BoundingBoxAsync();
            Assert.True(box is { Height: >= 24, Width: >= 24 });
            await button.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            // The expectation is checked again until it holds, because WaitForURLAsync misses an address that changes while it
            // begins to listen.
            await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/a/{article}[?]thanks=image#thanks$"));
            Assert.Contains(Thanks, await page.Locator("#thanks").InnerTextAsync(), StringComparison.Ordinal);
            Assert.True(await page.Locator("#thanks").IsVisibleAsync());
        }

        var fourth = await OpenAsync("41.250.0.4");
        await fourth.GotoAsync($"/a/{article}");
        Assert.Equal(0, await fourth.Locator("article img").CountAsync());
        Assert.Equal(0, await fourth.Locator("button.report").CountAsync());
    }

    [Fact]
    public async Task A_picture_that_cannot_be_had_is_the_papers_initial_and_no_broken_sign()
    {
        var article = await Site.ArticleAsync("السوق");
        Site.Papers.Put("naqil/souq.jpg", "<svg/>"u8.ToArray());
        var page = await OpenAsync("41.250.0.1");
        await page.GotoAsync($"/a/{article}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(640, await page.Locator("article img").EvaluateAsync<int>("image => image.naturalWidth"));
        await PictureAsync(page, "initial");
    }

    [Theory]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("phone-narrow", 320, 640, ColorScheme.Dark)]
    [InlineData("desktop", 1280, 900, ColorScheme.Light)]
    [InlineData("desktop-dark", 1280, 900, ColorScheme.Dark)]
    public async Task The_button_and_the_thanks_fit_every_screen(string name, int width, int height, ColorScheme scheme)
    {
        var page = await OpenAsync("41.250.0.9", new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        foreach (var (path, part) in new[]
        {
            ($"/a/{await Site.ArticleAsync("موسم القطاف")}", "body"), ($"/a/{await Site.ArticleAsync("السوق")}?thanks=image#thanks", "thanks"), ($"/a/{await Site.ArticleAsync("مقتطف")}", "lead"),
        })
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} px.");
            Assert.True(await page.Locator("button.report").First.IsVisibleAsync());
            await PictureAsync(page, $"{part}-{name}");
        }
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("AGGREGATOR_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"report-{name}.png"), FullPage = true });
        }
    }

    private Task<IPage> OpenAsync(string visitor, BrowserNewContextOptions? options = null)
    {
        var browser = _browser ?? throw new InvalidOperationException("The browser was not started.");
        options ??= new() { ViewportSize = new() { Width = 390, Height = 844 } };
        options.BaseURL = Site.Address.AbsoluteUri;
        options.JavaScriptEnabled = false;
        options.ExtraHTTPHeaders = [new("X-Forwarded-For", visitor)];
        return Chromium.OpenAsync(browser, options);
    }
}
