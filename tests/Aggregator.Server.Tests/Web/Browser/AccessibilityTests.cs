using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Browser;

/// <summary>Checks of every page by other programs: axe for accessibility, tidy for markup. A test is shown as skipped when its
/// program is not installed.</summary>
public sealed class AccessibilityTests
{
    private const string Tidy = "/usr/bin/tidy";

    // These attributes are in the HTML standard, but newer than Debian's tidy (5.6, 2017).
    private static readonly string[] Younger = ["loading", "decoding", "referrerpolicy", "aria-current"];

    [Theory]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task Axe_finds_nothing_on_any_page(ColorScheme scheme, int width)
    {
        var axe = AxePath();
        Assert.SkipWhen(axe is null, "axe-core is not installed: run npm ci in tests/Aggregator.Server.Tests.");
        await using var browser = await BrowserSite.StartAsync();
        // Our security policy would refuse axe, as it refuses every foreign script.
        var page = await browser.OpenAsync(new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        List<string> violations = [];
        foreach (var path in BrowserSite.Paths)
        {
            await page.GotoAsync(path);
            violations.AddRange(await ViolationsAsync(page, axe));
        }

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    /// <summary>What axe finds wrong with an open page. The page must ignore our security policy, which refuses every foreign script.</summary>
    internal static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string? axe)
    {
        await page.AddScriptTagAsync(new() { Path = axe });
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html + ' ' + n.any.map(a => a.message).join(' ')).join(' | ')))");
        return found.EnumerateArray().Select(violation => $"{page.Url}: {violation.GetString()}");
    }

    [Fact]
    public async Task Tidy_finds_every_page_valid()
    {
        Assert.SkipUnless(File.Exists(Tidy), $"{Tidy} is not installed.");
        await using var site = await SiteUnderTest.StartAsync();
        List<string> faults = [];
        foreach (var path in BrowserSite.Paths)
        {
            using var answer = await site.GetAsync(path);
            var complaint = await ComplaintAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            faults.AddRange(complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !Younger.Any(attribute => line.EndsWith($"proprietary attribute \"{attribute}\"", StringComparison.Ordinal))).Select(line => $"{path}: {line}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task<string> ComplaintAsync(string page)
    {
        using var tidy = Process.Start(new ProcessStartInfo(Tidy, ["-quiet", "-errors", "-utf8", "--show-info", "no", "--drop-empty-elements", "no"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        }) ?? throw new InvalidOperationException("tidy did not start.");
        await tidy.StandardInput.WriteAsync(page);
        tidy.StandardInput.Close();
        return await tidy.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <returns>Null when axe is not installed.</returns>
    internal static string? AxePath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "package-lock.json")))
            {
                var axe = Path.Combine(folder.FullName, "node_modules", "axe-core", "axe.min.js");
                return File.Exists(axe) ? axe : null;
            }
        }

        return null;
    }
}
