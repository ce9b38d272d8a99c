using System.Text.RegularExpressions;
using Aggregator.Server.Tests.Web.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

/// <summary>What a page may cost a reader on a slow line, and that everything works without a mouse and without
/// scripts.</summary>
public sealed partial class BudgetTests : InBrowser
{
    private const double MostShift = 0.01;
    private const int MostPaintMilliseconds = 300;
    private const int OneLineMilliseconds = 50;
    private const int MostFrontBytes = 100_000;

    [Fact]
    public async Task The_front_page_costs_under_100_kB_beside_its_pictures_and_one_stylesheet()
    {
        var page = await Browser.OpenAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Load });
        var bytes = await page.EvaluateAsync<int>("performance.getEntries().filter(e => (e.entryType === 'navigation' || e.entryType === 'resource') && e.initiatorType !== 'img').reduce((sum, e) => sum + e.transferSize, 0)");
        Assert.InRange(bytes, 1_000, MostFrontBytes);
        Assert.Equal(1, await page.Locator("link[rel=stylesheet]").CountAsync());
        Assert.Equal(0, await page.Locator("style").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("performance.getEntriesByType('resource').filter(e => e.name.startsWith('http') && !e.name.startsWith(location.origin)).length"));
    }

    /// <remarks>The budget is meant for an ordinary, idle machine, which shows a page of one line after <see
    /// cref="OneLineMilliseconds"/>. The test loads such a page in turns with the front page, from the same server in the same
    /// browser. When the line takes longer, the budget grows in the same proportion. So a slow machine does not fail the test,
    /// and a slow page fails it on every machine.</remarks>
    [Fact]
    public async Task The_first_words_are_painted_within_300_ms_on_loopback()
    {
        var page = await Browser.OpenAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        List<double> paints = [];
        List<double> lines = [];
        for (var visit = 0; visit < 7 || (visit < 40 && IsTooSlow()); visit++)
        {
            lines.Add(await FirstPaintAsync(page, "/robots.txt"));
            paints.Add(await FirstPaintAsync(page, "/"));
        }

        Assert.False(IsTooSlow(), $"{paints.Min():F0} ms, where a line of text takes {lines.Min():F0} ms.");

        // The best of seven loads counts, or of more on a busy machine, because other programs may delay a load.
        bool IsTooSlow() => paints.Min() > MostPaintMilliseconds * Math.Max(1, lines.Min() / OneLineMilliseconds);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_moves_while_a_page_comes_piece_by_piece(int width)
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, ServiceWorkers = ServiceWorkerPolicy.Block });
        // The style is loaded before, as for every page after the first. Only then does the browser paint the first pieces alone.
        await page.GotoAsync("/about", new() { WaitUntil = WaitUntilState.Load });
        foreach (var path in (string[])["/", "/a/2", "/s/2", "/sources", "/search?q=خبر"])
        {
            await page.GotoAsync($"{SiteUnderTest.InPieces}{path}", new() { WaitUntil = WaitUntilState.Load });
            var shift = await ShiftAsync(page);
            Assert.True(shift <= MostShift, $"{path} shifts by {shift}; moved: {await MovedAsync(page)}");
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Pictures_shift_no_page_however_late_they_come(int width)
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await page.RouteAsync("**/picture/**", async route =>
        {
            await Task.Delay(150);
            await route.ContinueAsync();
        });
        foreach (var path in BrowserSite.Paths)
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            var shift = await ShiftAsync(page);
            Assert.True(shift <= MostShift, $"{path} shifts by {shift}; moved: {await MovedAsync(page)}");
        }
    }

    [Fact]
    public async Task With_the_keyboard_alone_a_reader_skips_to_the_news_opens_one_and_sees_where_they_are()
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.Locator(".skip").EvaluateAsync<bool>("e => e === document.activeElement && e.getBoundingClientRect().top >= 0"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"), "The skip link does not lead into the page's content.");
        var outline = await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
        Assert.Equal("solid", outline);
        await page.Keyboard.PressAsync("Enter");
        // The expectation is checked again until it holds, because WaitForURLAsync misses an address that changes while it begins
        // to listen.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/a/[0-9]+$"));
    }

    [Fact]
    public async Task Every_stop_of_the_keyboard_on_a_page_is_visible()
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in (string[])["/a/2", "/subscribe", "/search?q=خبر"])
        {
            await page.GotoAsync(path);
            for (var stop = 0; stop < 20; stop++)
            {
                await page.Keyboard.PressAsync("Tab");
                var seen = await page.EvaluateAsync<bool>("(() => { const e = document.activeElement; const s = getComputedStyle(e); return e === document.body || (s.outlineStyle !== 'none' && s.visibility === 'visible'); })()");
                Assert.True(seen, $"{path}: stop {stop} cannot be seen.");
            }
        }
    }

    [Fact]
    public async Task Offline_a_reader_sees_the_last_hundred_headlines()
    {
        var page = await Browser.OpenAsync(new());
        await page.GotoAsync("/");
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await page.EvaluateAsync("(async () => { while (!await caches.match('/offline')) await new Promise(done => setTimeout(done, 50)); })()");
        await Browser.Site.StopAsync();
        await page.GotoAsync("/a/2");
        Assert.Contains("لا اتصال بالشبكة", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.InRange(await page.Locator("ol.list > li").CountAsync(), 60, 100);
        Assert.Equal("rgb(250, 248, 244)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task A_choice_is_previewed_while_it_is_made_and_keeps_one_short_address()
    {
        var page = await Browser.OpenAsync(new());
        await page.GotoAsync("/subscribe");
        await page.Locator("input[name=section][value=sports]").CheckAsync();
        await Assertions.Expect(page.Locator("#preview li").First).ToContainTextAsync(Sports());
        Assert.All(await page.Locator("#preview li").AllInnerTextsAsync(), line => Assert.Matches(Sports(), line));
        var address = await page.Locator("#address-rss").InputValueAsync();
        Assert.Matches("^https://site\\.example/f/[A-Za-z0-9_-]{4,12}\\.rss$", address);
        Assert.Contains("الواحة", await (await page.APIRequest.GetAsync(new Uri(address).AbsolutePath)).TextAsync(), StringComparison.Ordinal);
    }

    private static Task<double> ShiftAsync(IPage page) => page.EvaluateAsync<double>(
        "new Promise(done => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 250); })");

    private static Task<string> MovedAsync(IPage page) => page.EvaluateAsync<string>(
        "new Promise(done => { const moved = []; new PerformanceObserver(list => list.getEntries().forEach(e => e.sources.forEach(s => moved.push(s.node?.outerHTML?.slice(0, 80))))).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(moved.join(' ')), 250); })");

    private static async Task<double> FirstPaintAsync(IPage page, string path)
    {
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        return await page.EvaluateAsync<double>("new Promise(done => new PerformanceObserver(list => { const paint = list.getEntriesByName('first-contentful-paint')[0]; if (paint) done(paint.startTime); }).observe({ type: 'paint', buffered: true }))");
    }

    [GeneratedRegex("الواحة|عداءة")]
    private static partial Regex Sports();
}
