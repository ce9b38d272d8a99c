using System.Text.RegularExpressions;
using Aggregator.Storage.Settings;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Manage.Walks;

/// <summary>An operator's first morning with the keyboard alone, in a browser with scripts and in one without: the first account, a
/// paper without a feed by its home page, a rule on values that are not saved, a list of 300 papers, a paper taken out and
/// brought back.</summary>
public sealed partial class ManageWalkTests
{
    private const string Password = "مفاتيح الباب الأزرق";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_does_everything_with_the_keyboard(bool withScripts)
    {
        await using var program = await ManagedProgram.StartAsync();
        var page = await program.OpenAsync(new() { JavaScriptEnabled = withScripts, ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var keyboard = new Keyboard(page);
        await MakeFirstAccountAsync(program, page, keyboard);
        var id = await AddOutletWithoutFeedAsync(program, page, keyboard);
        await Patience.EventuallyAsync(async () => (await program.TextAsync($"/source/{id}")).Contains("/a/", StringComparison.Ordinal), "the paper has articles on the site");
        await PauseAndResumeAsync(page, keyboard);
        await TakeOutAndBringBackAsync(program, page, keyboard);
        await ImportListAsync(program, page, keyboard, withScripts ? 300 : 40);
    }

    private static async Task MakeFirstAccountAsync(ManagedProgram program, IPage page, Keyboard keyboard)
    {
        await page.GotoAsync((await program.FirstLinkAsync()).PathAndQuery);
        await keyboard.TypeAsync(page.Locator("#name"), "نورة");
        await keyboard.TypeAsync(page.Locator("#password"), Password);
        await keyboard.TypeAsync(page.Locator("#repeated"), Password);
        await keyboard.PressAsync(page.Locator(".door button[type=submit]"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("الصحف");
        await Assertions.Expect(page.Locator(".sources-of > li")).ToHaveCountAsync(2);
    }

    /// <returns>The id under which the paper was saved.</returns>
    private static async Task<string> AddOutletWithoutFeedAsync(ManagedProgram program, IPage page, Keyboard keyboard)
    {
        await keyboard.PressAsync(page.Locator("nav a[href='/manage/add']"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("أضف صحيفة");
        keyboard.Begin();
        await keyboard.TypeAsync(page.Locator("#addresses"), program.HomeOf("hidab.example").Authority);
        await keyboard.PressAsync(page.Locator(".adding > button"));
        await Assertions.Expect(page.Locator(".mark-number strong")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#articles-head + .tried > li")).ToHaveCountAsync(6);
        Assert.Empty(await program.Service<ISourceSettingsStore>().AllAsync(TestContext.Current.CancellationToken));

        await TryRuleAsync(program, page, keyboard);
        await keyboard.PressAsync(page.Locator("button[value=save]").First);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("حُفظت");

        // The address, «جرب», two rules with their previews, «احفظ»; without the rules it is three.
        Assert.Equal(7, keyboard.Actions);
        return SourceAddress().Match(page.Url).Groups[1].Value;
    }

    /// <summary>A rule is tried on values that nobody has saved.</summary>
    private static async Task TryRuleAsync(ManagedProgram program, IPage page, Keyboard keyboard)
    {
        Assert.Equal(2, keyboard.Actions);
        await keyboard.TypeAsync(page.Locator("[name='listing.title']"), "h6.no-such");
        await keyboard.EnterAsync();
        await Assertions.Expect(page.Locator("[data-rule='listing.title'] .none")).ToHaveTextAsync("لم يلتقط شيئا");
        await keyboard.TypeAsync(page.Locator("[name='listing.title']"), "h3 a");
        await keyboard.EnterAsync();
        await Assertions.Expect(page.Locator("[data-rule='listing.title'] q").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".found li").First).ToBeVisibleAsync();
        Assert.Empty(await program.Service<ISourceSettingsStore>().AllAsync(TestContext.Current.CancellationToken));
    }

    private static async Task PauseAndResumeAsync(IPage page, Keyboard keyboard)
    {
        await keyboard.PressAsync(page.Locator("button[value=pause]"));
        await Assertions.Expect(page.Locator(".state-paused")).ToBeVisibleAsync();
        await keyboard.PressAsync(page.Locator("button[value=resume]"));
        await Assertions.Expect(page.Locator(".state-paused")).ToHaveCountAsync(0);
    }

    private static async Task TakeOutAndBringBackAsync(ManagedProgram program, IPage page, Keyboard keyboard)
    {
        await Patience.EventuallyAsync(async () => (await program.TextAsync("/latest")).Contains("/source/alrasid", StringComparison.Ordinal), "the paper of the file is on the site");
        await keyboard.PressAsync(page.Locator("nav a[href='/manage']"));
        await keyboard.PressAsync(page.Locator("h2 a[href='/manage/source/alrasid']"));
        await keyboard.PressAsync(page.Locator("a[href='/manage/source/alrasid/remove']"));
        await Assertions.Expect(page.Locator(".heading p")).ToContainTextAsync(ArabicNumber());
        await keyboard.GoToAsync(page.Locator("[name=articles][value=keep]"));
        await page.Keyboard.PressAsync("ArrowDown");
        await keyboard.TypeAsync(page.Locator("#reason"), "طلب الناشر");
        await keyboard.PressAsync(page.Locator("button.danger"));
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("ثلاثون يوما");
        await Patience.EventuallyAsync(async () => !(await program.TextAsync("/feed.rss")).Contains("/source/alrasid", StringComparison.Ordinal) && !(await program.TextAsync("/latest")).Contains("/source/alrasid", StringComparison.Ordinal), "the paper is gone from the site and the feed");
        await keyboard.PressAsync(page.Locator(".things button"));
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("عادت");
        await Patience.EventuallyAsync(async () => (await program.TextAsync("/source/alrasid")).Contains("/a/", StringComparison.Ordinal), "the articles are back");
    }

    private static async Task ImportListAsync(ManagedProgram program, IPage page, Keyboard keyboard, int count)
    {
        await using var papers = await ManyPapers.StartAsync(TestContext.Current.CancellationToken);
        await keyboard.PressAsync(page.Locator("nav a[href='/manage/add']"));
        await keyboard.TypeAsync(page.Locator("#addresses"), papers.Opml(count));
        await keyboard.PressAsync(page.Locator(".adding > button"));
        await Assertions.Expect(page.Locator(".lines-of > li")).ToHaveCountAsync(count);
        await keyboard.PressAsync(page.Locator("button[value=stop]"));
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("وقفت");
        papers.OpenGate();
        await keyboard.PressAsync(page.Locator("button[value=resume]"));
        var save = page.Locator("button[value=save]");
        await Assertions.Expect(page.Locator("button[value=drop]")).ToBeVisibleAsync(new() { Timeout = Patience.LongestMilliseconds });
        await Assertions.Expect(page.Locator("[name=chosen]:checked")).ToHaveCountAsync(count);
        await keyboard.PressAsync(save);
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync(count == 300 ? "٣٠٠" : "٤٠", new() { Timeout = Patience.LongestMilliseconds });
        await keyboard.PressAsync(page.Locator("nav a[href='/manage']"));
        await Assertions.Expect(page.Locator(".sources-of > li")).ToHaveCountAsync(count + 3);
        await keyboard.TypeAsync(page.Locator("[name=q]"), "127.0.1.32");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".sources-of > li")).ToHaveCountAsync(1);
    }

    /// <summary>The page names a number of articles, in figures or in words.</summary>
    private static Regex ArabicNumber() => new("[٠-٩]+ (?:أخبار|خبر)|خبر واحد|خبران");

    [GeneratedRegex("/manage/source/([a-z0-9-]+)")]
    private static partial Regex SourceAddress();
}
