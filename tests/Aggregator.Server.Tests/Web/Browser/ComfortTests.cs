using Aggregator.Extraction.Sanitizing;
using Microsoft.Playwright;
using Xunit;

namespace Aggregator.Server.Tests.Web.Browser;

/// <summary>The pages in a real browser: for fingers, on paper, and with unusual texts of papers.</summary>
public sealed class ComfortTests : InBrowser
{
    [Fact]
    public async Task On_a_phone_every_single_link_is_large_enough_for_a_finger()
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

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_focus_is_visible_for_readers_with_a_keyboard(ColorScheme scheme)
    {
        // Checks the focus ring of each element: its contrast with what is behind it, and whether a box that scrolls sideways
        // cuts it off above or below.
        const string Unseen =
            """
            () => {
              const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const paint = color => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); return pen.getImageData(0, 0, 1, 1).data; };
              const light = color => [...paint(color)].slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const ground = e => { for (; e; e = e.parentElement) { const color = getComputedStyle(e).backgroundColor; if (paint(color)[3] === 255) return color; } return 'white'; };
              return [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')].filter(e => e.checkVisibility()).flatMap(e => {
                e.focus();
                const style = getComputedStyle(e), offset = parseFloat(style.outlineOffset), reach = offset + parseFloat(style.outlineWidth);
                if (e.id === 'strip-stop' || e.classList.contains('hidden')) return [];
                const [a, b] = [light(style.outlineColor), light(ground(offset < 0 ? e : e.parentElement))].sort((x, y) => y - x);
                const ratio = (a + .05) / (b + .05), box = e.getBoundingClientRect(), cut = [];
                for (let p = e.parentElement; p; p = p.parentElement) {
                  const around = p.getBoundingClientRect();
                  if (getComputedStyle(p).overflowX === 'auto' && (box.top - reach < around.top - .5 || box.bottom + reach > around.bottom + .5)) cut.push(p.className || p.tagName);
                }
                return style.outlineStyle === 'none' || ratio < 3 || cut.length ? [`${e.outerHTML.slice(0, 90)}: ${ratio.toFixed(1)}, cut by ${cut}`] : [];
              });
            }
            """;
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 1000, Height = 780 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in (string[])["/", "/a/2", "/subscribe"])
        {
            await page.GotoAsync(path);
            // An element that a script focuses after a key press has a ring too.
            await page.Keyboard.PressAsync("Tab");
            var unseen = await page.EvaluateAsync<string[]>(Unseen);
            Assert.True(unseen.Length == 0, $"{path}: {string.Join(Environment.NewLine, unseen)}");
        }
    }

    [Fact]
    public async Task On_a_phone_the_bar_shows_the_section_that_is_open_and_the_page_begins_at_its_top()
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 640 }, JavaScriptEnabled = false });
        foreach (var path in (string[])["/", "/section/health", "/subscribe"])
        {
            await page.GotoAsync(path);
            var open = await page.Locator(".sections [aria-current]").BoundingBoxAsync();
            Assert.True(open?.X >= 0 && open?.X + open?.Width <= 360, $"{path}: {open?.X} to {open?.X + open?.Width}");
            Assert.InRange(open?.Y ?? -1, 0, 200);
        }
    }

    [Theory]
    [InlineData(700)]
    [InlineData(1000)]
    [InlineData(1280)]
    public async Task The_first_headline_stands_beside_its_picture_on_the_first_screen(int width)
    {
        var page = await Browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 620 } });
        await page.GotoAsync("/");
        Assert.InRange(await page.EvaluateAsync<double>("document.querySelector('.card.first h3').getBoundingClientRect().bottom"), 100, 620);
    }

    [Fact]
    public async Task Search_results_are_on_the_first_screen_of_a_phone()
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
            // The name stays on one line.
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
        // «المقاولات» is one word. With its number it may take two lines at most.
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('.body td').getBoundingClientRect().height"), 20, 80);
    }

    [Theory]
    [InlineData("/a/2")]
    [InlineData("/s/2")]
    public async Task Printed_pages_are_light_and_have_time_and_address(string path)
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
