using Aggregator.Extraction;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web;

/// <summary>What a real browser makes of the pages for fingers, on paper, and of what papers put into their texts.</summary>
public sealed class ComfortTests : InBrowser
{
    [Fact]
    public async Task On_a_phone_a_finger_hits_whatever_stands_alone()
    {
        const string Small =
            """
            [...document.querySelectorAll('button, summary, select, input:not([type=radio], [type=checkbox], [readonly]), label:has(input), .strip a, .sections a, .tags a, .foot a, .more, .papers a, .ways a, .source a, .address a')]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.classList.contains('hidden') && Math.round(e.getBoundingClientRect().height) < 44)
                .map(e => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 90)}`)
            """;
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 780 }, ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in BrowserSite.Paths)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
            var small = await page.EvaluateAsync<string[]>(Small);
            Assert.True(small.Length == 0, $"{path}: {string.Join(Environment.NewLine, small)}");
        }
    }

    [Fact]
    public async Task What_was_found_stands_on_a_phones_first_screen()
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        await page.GotoAsync("/search?q=الجسر&section=politics&country=ma&days=7&order=relevance&without=كلمة");
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('ol.list li, .empty').getBoundingClientRect().top"), 0, 500);
        await page.Locator(".filters summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator(".filters select[name=section]").IsVisibleAsync());
    }

    [Fact]
    public async Task At_the_largest_text_no_page_scrolls_sideways_on_the_smallest_phone()
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        foreach (var path in BrowserSite.Paths)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.getElementById('size-large').checked = true");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, $"{path} is wider than 320 px.");
            // The name breaks over no second line.
            Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('.brand').getBoundingClientRect().height"), 20, 50);
        }
    }

    [Fact]
    public async Task A_wide_table_keeps_its_words_and_moves_in_itself()
    {
        var words = string.Concat(Enumerable.Range(1, 7).Select(number => $"<td>المقاولات {number}</td><td>2026-11-{number}</td>"));
        var address = $"https://site.example/{new string('a', 300)}";
        Rewrite(2, $"<p>قبل الجدول، وفي {address} المزيد.</p><table><tr>{words}</tr><tr>{words}</tr></table><pre>{new string('-', 200)}</pre>");
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await page.GotoAsync("/a/2");
        Assert.True(await page.EvaluateAsync<bool>("(t => t.scrollWidth > t.clientWidth)(document.querySelector('.body table'))"), "The table does not move.");
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, 320);
        // «المقاولات» is one word: two lines at most, with its number.
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('.body td').getBoundingClientRect().height"), 20, 80);
    }

    [Theory]
    [InlineData("/a/2")]
    [InlineData("/s/2")]
    public async Task On_paper_a_dark_page_is_light_and_says_when_and_where(string path)
    {
        var page = await Browser.OpenAsync(new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 794, Height = 1100 } });
        await page.GotoAsync(path);
        await page.EvaluateAsync("document.getElementById('theme-dark').checked = true");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(29, 33, 37)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.article .paper')).color"));
        Assert.Equal("\"الاثنين ٢٣ نونبر ٢٠٢٦، ١٢:٣٤\"", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.article time'), '::after').content"));
        Assert.Equal("\"https://sada.example/news/2?ref=feed&n=2\"", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.source a'), '::after').content"));
        Assert.Equal(path == "/s/2", await page.Locator(".beside").First.IsVisibleAsync());
        Assert.False(await page.Locator(".strip").IsVisibleAsync());
        Assert.True(await page.Locator(".brand").IsVisibleAsync());
    }

    private void Rewrite(long id, string html)
    {
        var articles = Browser.Site.Store.Articles;
        var place = articles.FindIndex(article => article.Id == id);
        var body = Sanitizer.Sanitize(html, new Uri("https://sada.example/"));
        articles[place] = articles[place] with { Article = articles[place].Article with { Body = body } };
    }
}
