using Aggregator.Server.Tests.Web.Browser;
using Aggregator.Server.Web.Manage.Runs;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage.Walks;

/// <summary>Every page of <c>/manage</c> on a phone and on a desk, light and dark: axe finds nothing, nothing scrolls sideways, and
/// every button has room for a finger. With AGGREGATOR_SCREENSHOTS it also takes pictures.</summary>
public sealed class ManageLooksTests
{
    private const string Small =
        """
        [...document.querySelectorAll('main :is(button, summary, select, .act, a.quiet, .more), main input:not([type=radio], [type=checkbox], [type=hidden])')]
            .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.classList.contains('hidden') && Math.round(e.getBoundingClientRect().height) < 44)
            .map(e => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 90)}`)
        """;

    /// <summary>The first page that is opened after sign-in.</summary>
    private const string SignedIn = "sources";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("AGGREGATOR_SCREENSHOTS");

    // Colours and widths are checked together, because each page takes a second. Pictures are taken of all four.
    private static readonly (int Width, ColorScheme Scheme)[] Screens =
        [(390, ColorScheme.Light), (1280, ColorScheme.Dark), .. Pictures is null ? [] : new[] { (390, ColorScheme.Dark), (1280, ColorScheme.Light) }];

    [Fact]
    public async Task Every_page_is_open_to_everybody_and_fits_every_screen()
    {
        var axe = AccessibilityTests.AxePath();
        Assert.SkipWhen(axe is null, "axe-core is not installed: run npm ci in tests/Aggregator.Server.Tests.");
        await using var program = await ManagedProgram.StartAsync();
        var (cookie, session) = await program.SignInAsync();
        var paths = await PathsAsync(program, session);
        List<string> faults = [];
        foreach (var (width, scheme) in Screens)
        {
            var page = await program.OpenAsync(new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
            foreach (var (name, path) in paths)
            {
                if (name == SignedIn)
                {
                    await page.Context.AddCookiesAsync([new() { Name = "aggregator-session", Value = cookie, Url = program.Address.AbsoluteUri }]);
                }

                await page.GotoAsync(path);
                await LookAsync(name);
            }

            await page.GotoAsync(paths.Single(path => path.Name == "listed").Path);
            await UnfoldAsync(page);
            await page.Locator("[name='listing.title']").FillAsync("h3 a");
            await page.Locator("[name='listing.title']").PressAsync("Enter");
            await page.Locator("[data-rule='listing.title'] q").First.WaitForAsync();
            await LookAsync("preview");
            await page.GotoAsync("/manage/source/alrasid");
            await UnfoldAsync(page);
            await page.Locator("[name=name]").FillAsync("");
            await page.Locator("[name=feedUrls]").FillAsync("ليس عنوانا");
            await page.Locator("#source button[value=save]").ClickAsync();
            await page.Locator(".fault").First.WaitForAsync();
            await LookAsync("faults");

            async Task LookAsync(string name)
            {
                await UnfoldAsync(page);
                faults.AddRange(await FaultsAsync(page, axe, width, $"{name} {width} {scheme}"));
                await PictureAsync(page, $"manage-{name}-{width}-{scheme}".ToLowerInvariant());
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task UnfoldAsync(IPage page) => await page.EvaluateAsync("document.querySelectorAll('main details.settings').forEach(details => details.open = true)");

    private static async Task<List<string>> FaultsAsync(IPage page, string? axe, int width, string where)
    {
        List<string> faults = [.. (await AccessibilityTests.ViolationsAsync(page, axe)).Select(violation => $"{where}: {violation}")];
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        faults.AddRange(wide > width ? [$"{where}: {wide} px wide"] : []);
        faults.AddRange(width < 400 ? (await page.EvaluateAsync<string[]>(Small)).Select(small => $"{where}: {small}") : []);
        return faults;
    }

    /// <summary>Every page, with something on it.</summary>
    private static async Task<IReadOnlyList<(string Name, string Path)>> PathsAsync(ManagedProgram program, long session)
    {
        var desk = program.Service<TrialDesk>();
        var listed = desk.Start(session, program.HomeOf("hidab.example").AbsoluteUri);
        var fed = desk.Start(session, program.HomeOf("ofoq.example").AbsoluteUri);
        var refused = desk.Start(session, program.HomeOf("sada.example").AbsoluteUri);
        var many = desk.StartMany(session, [program.HomeOf("shiraa.example").AbsoluteUri, program.HomeOf("barada.example").AbsoluteUri, "127.0.0.1:1", "ليس عنوانا"]);
        await Patience.EventuallyAsync(() => Task.FromResult(listed.IsOver && fed.IsOver && refused.IsOver && !many.IsRunning), "the trials have ended");
        return
        [
            ("login", "/manage/login"), ("used-link", "/manage/first?code=x"), (SignedIn, "/manage"), ("none", "/manage?q=لا+شيء"), ("add", "/manage/add"), ("listed", $"/manage/add/{listed.Id}"), ("fed", $"/manage/add/{fed.Id}"), ("refused", $"/manage/add/{refused.Id}"),
            ("many", $"/manage/add/list/{many.Id}"), ("source", "/manage/source/alrasid"), ("remove", "/manage/source/alrasid/remove"), ("removed", "/manage/removed"),
            ("users", "/manage/users"), ("audit", "/manage/audit"), ("account", "/manage/account"), ("missing", "/manage/source/nobody"),
        ];
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
