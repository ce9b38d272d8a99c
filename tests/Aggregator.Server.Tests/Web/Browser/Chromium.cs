using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Browser;

/// <summary>Starts Debian's browser and waits for it as long as a busy machine needs.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>Shows the test as skipped when the browser is not installed.</summary>
    public static void SkipUnlessInstalled() => Assert.SkipUnless(File.Exists(Path), $"{Path} is not installed.");

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(
        new() { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"], Timeout = Patience.LongestMilliseconds });

    public static async Task<IPage> OpenAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience.LongestMilliseconds);
        return await context.NewPageAsync();
    }
}
