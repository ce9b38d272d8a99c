using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Browser;

/// <summary>The pages in a real browser. The tests are shown as skipped when Debian's Chromium is not installed.</summary>
/// <remarks>When AGGREGATOR_SCREENSHOTS names a folder, pictures of all pages are written there for people to look at.</remarks>
public sealed class BrowserTests : InBrowser
{
    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task No_page_scrolls_sideways(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        foreach (var path in BrowserSite.Paths)
        {
            await page.GotoAsync(path);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} px.");
        }
    }

    [Theory]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("phone-dark", 390, 844, ColorScheme.Dark)]
    [InlineData("desktop", 1280, 900, ColorScheme.Light)]
    [InlineData("desktop-dark", 1280, 900, ColorScheme.Dark)]
    public async Task Every_page_loads_without_an_error_in_the_console(string name, int width, int height, ColorScheme scheme)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        List<string> errors = [];
        page.Console += (_, message) => errors.Add($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        var folder = Environment.GetEnvironmentVariable("AGGREGATOR_SCREENSHOTS");
        foreach (var (path, number) in BrowserSite.Paths.Select((path, number) => (path, number)))
        {
            await page.GotoAsync(path, new() { WaitUntil = folder is null ? WaitUntilState.Load : WaitUntilState.NetworkIdle });
            if (folder is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{number:00}-{name}.png") });
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{number:00}-{name}-whole.png"), FullPage = true });
            }
        }

        // The not-found page is included, and the browser reports its 404 as an error.
        Assert.DoesNotContain(errors, error => !error.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dark_scheme_is_dark_and_the_reader_may_choose_the_other()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/");
        const string Background = "getComputedStyle(document.body).backgroundColor";
        Assert.Equal("rgb(20, 23, 26)", await page.EvaluateAsync<string>(Background));
        await page.Locator(".tools summary").ClickAsync();
        await page.Locator("#theme-light").CheckAsync();
        Assert.Equal("rgb(250, 248, 244)", await page.EvaluateAsync<string>(Background));
        await page.GotoAsync("/a/2");
        Assert.Equal("rgb(250, 248, 244)", await page.EvaluateAsync<string>(Background));
    }

    [Fact]
    public async Task Without_a_script_the_reader_reads_enlarges_stops_the_strip_and_searches()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync("/");
        await page.Locator("#strip-stop").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        Assert.True(await page.Locator("#strip-stop").IsCheckedAsync());
        await page.Locator(".tools summary").ClickAsync();
        await page.Locator("#size-large").CheckAsync();
        await page.Locator(".card.first h3 a").ClickAsync();
        await Assertions.Expect(page.GetByText("انقر هنا لقراءة الخبر من مصدره")).ToBeVisibleAsync();
        await page.Locator("#find").FillAsync("جسر");
        await page.Locator("#find").PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("نتائج البحث");
    }

    [Fact]
    public async Task The_strip_moves_only_where_motion_is_welcome_and_stops_for_the_keyboard()
    {
        var still = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await still.GotoAsync("/");
        const string Animation = "getComputedStyle(document.querySelector('.strip ul')).animationName";
        const string State = "getComputedStyle(document.querySelector('.strip ul')).animationPlayState";
        Assert.Equal("none", await still.EvaluateAsync<string>(Animation));
        var moving = await OpenAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await moving.GotoAsync("/");
        Assert.Equal("strip", await moving.EvaluateAsync<string>(Animation));
        Assert.Equal("running", await moving.EvaluateAsync<string>(State));
        await moving.Locator(".strip li a").First.FocusAsync();
        Assert.Equal("paused", await moving.EvaluateAsync<string>(State));
    }

    [Fact]
    public async Task Pictures_do_not_shift_the_page()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await page.GotoAsync("/a/2", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var shift = await page.EvaluateAsync<double>(
            "new Promise(done => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 200); })");
        Assert.InRange(shift, 0, 0.01);
    }

    private Task<IPage> OpenAsync(BrowserNewContextOptions options) => Browser.OpenAsync(options);
}
