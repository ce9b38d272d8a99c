using Aggregator.Server.Tests.Web.Browser;
using Aggregator.Server.Tests.Web.Manage.Walks;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage;

/// <summary>The pages of accounts in a real browser: by keyboard, without scripts, and checked by axe.</summary>
/// <remarks>When AGGREGATOR_SCREENSHOTS names a folder, pictures are written there for people to look at.</remarks>
public sealed class ManageBrowserTests : InBrowser
{
    private static readonly string[] Pages = ["/manage/account", "/manage/users", "/manage/audit", "/manage/audit?by=nobody", "/manage/nothing"];

    [Fact]
    public async Task The_first_account_is_made_and_used_by_keyboard_alone_without_scripts()
    {
        var link = await OneTimeLinks.FirstAsync(Browser.Site.Services, "http://localhost/", TestContext.Current.CancellationToken);
        var page = await Browser.OpenAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        var keyboard = new Keyboard(page);
        await page.GotoAsync(link!.PathAndQuery); // Not null: nobody has an account yet.
        await keyboard.TypeAsync(page.Locator("#name"), "سلمى");
        await keyboard.TypeAsync(page.Locator("#password"), ManagedSite.Password);
        await keyboard.TypeAsync(page.Locator("#repeated"), ManagedSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/manage");
        await page.GotoAsync("/manage/users");
        await keyboard.TypeAsync(page.Locator("#name"), "هند");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#given").WaitForAsync();
        Assert.Contains("/manage/first?code=", await page.Locator("#given").InputValueAsync(), StringComparison.Ordinal);
        await page.Locator("form[action='/manage/logout'] button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/manage/login");
        await page.GotoAsync("/manage/users");
        Assert.Contains("/manage/login?next=", page.Url, StringComparison.Ordinal);
        await keyboard.TypeAsync(page.Locator("#name"), "سلمى");
        await keyboard.TypeAsync(page.Locator("#password"), ManagedSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/manage/users");
    }

    [Theory]
    [InlineData("phone", 390, ColorScheme.Light)]
    [InlineData("phone-dark", 390, ColorScheme.Dark)]
    [InlineData("desktop", 1280, ColorScheme.Light)]
    [InlineData("desktop-dark", 1280, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_and_no_page_scrolls_sideways(string name, int width, ColorScheme scheme)
    {
        var axe = AccessibilityTests.AxePath();
        Assert.SkipWhen(axe is null, "axe-core is not installed: run npm ci in tests/Aggregator.Server.Tests.");
        var accounts = Browser.Site.Service<Store>().Accounts;
        var page = await Browser.OpenAsync(new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var link = await OneTimeLinks.FirstAsync(Browser.Site.Services, "http://localhost/", TestContext.Current.CancellationToken);
        var faults = new List<string>();
        await LookAsync(page, link!.PathAndQuery, $"{name}-first", axe, faults); // Not null: nobody has an account yet.
        await LookAsync(page, "/manage/first?code=old", $"{name}-old-link", axe, faults);
        await FillAsync(accounts);
        await LookAsync(page, "/manage/login", $"{name}-login", axe, faults);
        await page.Locator("#name").FillAsync("سلمى");
        await page.Locator("#password").FillAsync("ليست هذه");
        await page.Locator(".door button").ClickAsync();
        await page.Locator(".refused").WaitForAsync();
        await LookAsync(page, null, $"{name}-refused", axe, faults);
        await page.Locator("#password").FillAsync(ManagedSite.Password);
        await page.Locator(".door button").ClickAsync();
        await page.WaitForURLAsync("**/manage");
        await LookAsync(page, null, $"{name}-home", axe, faults);
        foreach (var path in Pages)
        {
            await LookAsync(page, path, $"{name}-{path.Split('/')[^1].Split('?')[0]}{(path.Contains('?', StringComparison.Ordinal) ? "-none" : "")}", axe, faults);
        }

        await page.GotoAsync("/manage/users");
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("button[value=link]").First.ClickAsync();
        await page.Locator("#given").WaitForAsync();
        await page.Locator("summary").Nth(1).ClickAsync();
        await LookAsync(page, null, $"{name}-link", axe, faults);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task FillAsync(IAccountStore accounts)
    {
        var salma = await accounts.AddAsync("سلمى", AccountRole.Operator);
        await accounts.AddAsync("Nadia K", AccountRole.Editor);
        var hind = await accounts.AddAsync("هند بنت علي", AccountRole.Editor);
        var by = new Author("سلمى", AuthorWay.Page);
        await accounts.ChangeAsync(hind.Id, new AccountChange.Disable(), by, InventedNews.Now, TestContext.Current.CancellationToken);
        await accounts.AddAsync("جديد لم يدخل", AccountRole.Editor, by, InventedNews.Now, TestContext.Current.CancellationToken);
        foreach (var label in new[] { "نسخة احتياطية كل ليلة", "monitoring" })
        {
            await accounts.KeyAsync(new AccessKey { Kind = KeyKind.Token, AccountId = salma.Id, Label = label, Role = AccountRole.Editor, CreatedAt = InventedNews.Now });
        }

        await accounts.KeyAsync(new AccessKey
        {
            Kind = KeyKind.Session,
            AccountId = salma.Id,
            Label = "Firefox · Linux",
            CreatedAt = InventedNews.Now.AddHours(-5),
            ExpiresAt = InventedNews.Now.AddDays(6),
        });
    }

    private static async Task LookAsync(IPage page, string? path, string name, string? axe, List<string> faults)
    {
        if (path is not null)
        {
            await page.GotoAsync(path);
        }

        if (Environment.GetEnvironmentVariable("AGGREGATOR_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"manage-{name}.png"), FullPage = true });
        }

        faults.AddRange(await AccessibilityTests.ViolationsAsync(page, axe));
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add($"{page.Url} scrolls sideways.");
        }
    }
}
