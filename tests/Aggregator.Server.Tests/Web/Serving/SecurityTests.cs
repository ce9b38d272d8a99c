using System.Net;
using System.Text.Json;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Server.Tests.Web.Browser;
using Xunit;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>What no visitor may make the site do.</summary>
public sealed class SecurityTests
{
    private static readonly string[] Guards =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "X-Frame-Options",
    ];

    [Fact]
    public async Task Every_route_that_is_read_sends_every_guard_on_the_first_and_on_the_second_answer()
    {
        await using var site = await SiteUnderTest.StartAsync();
        List<string> faults = [];
        foreach (var path in site.ReadPaths().SelectMany(path => new[] { path, path }))
        {
            using var answer = await site.HeadAsync(path);
            faults.AddRange(Guards.Where(guard => !answer.Headers.Contains(guard)).Select(guard => $"{path}: no {guard}"));
            var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(' ', values) : "";
            // The policy of a picture is shorter, because nothing in a picture may load anything.
            string[] parts = path.StartsWith("/img/", StringComparison.Ordinal)
                ? ["default-src 'none'"]
                : ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"];
            faults.AddRange(parts
                .Where(part => !policy.Contains(part, StringComparison.Ordinal)).Select(part => $"{path}: no {part}"));
            if (policy.Contains("unsafe-eval", StringComparison.Ordinal) || policy.Contains("script-src-elem", StringComparison.Ordinal) || (policy.Contains("unsafe-inline", StringComparison.Ordinal) && !path.StartsWith("/img/", StringComparison.Ordinal)) || (answer.Headers.Contains("Set-Cookie") && !path.StartsWith("/manage", StringComparison.Ordinal)) || answer.StatusCode == HttpStatusCode.InternalServerError)
            {
                faults.Add($"{path}: {answer.StatusCode} {policy}");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task No_address_of_ours_leads_to_another_site()
    {
        await using var site = await SiteUnderTest.StartAsync();
        foreach (var path in site.ReadPaths().Concat(["//evil.example/", "/\\evil.example", "/search?q=x&return=https://evil.example/", "/feed/?url=//evil.example"]))
        {
            using var answer = await site.HeadAsync(path);
            Assert.False(answer.Headers.Location is { IsAbsoluteUri: true }, $"{path} leads to {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task Public_attacks_on_sanitisers_shown_on_an_article_page_run_nothing()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "sanitizer-vectors.json"), TestContext.Current.CancellationToken));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().Select(vector => vector.GetProperty("html").GetString() ?? "").ToList();
        await using var browser = await BrowserSite.StartAsync();
        // The browser ignores the policy here, so the sanitiser alone must be safe. Old browsers know no policy.
        var page = await browser.OpenAsync(new() { BypassCSP = true });
        List<string> struck = [];
        await page.ExposeFunctionAsync("struck", () => struck.Add(page.Url));
        await page.AddInitScriptAsync("window.alert = window.confirm = window.prompt = () => struck(1);");
        page.Dialog += (_, dialog) => struck.Add($"{page.Url}: {dialog.Message}");
        for (var (from, version) = (0, 100L); from < vectors.Count; from += 40, version++)
        {
            var group = vectors.Skip(from).Take(40).ToList();
            Show(browser.Site, 2, string.Join("\n", group.Select(vector => $"<p>نص الخبر.</p>{vector}")));
            browser.Site.Store.Version = version;
            browser.Site.Clock.Advance(TimeSpan.FromMinutes(2));
            await page.GotoAsync("/a/2", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
            Assert.True(await page.Locator(".body").CountAsync() == 1, "The article's body is not on its page.");
            // Sends events of mouse, keyboard and focus to every element, for code that waits for them.
            await page.EvaluateAsync("document.querySelectorAll('.body *').forEach(e => { for (const t of ['mouseover', 'focus', 'click', 'load', 'error', 'toggle', 'animationend']) e.dispatchEvent(new Event(t)); })");
            struck.AddRange(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.body script, .body iframe, .body object, .body embed, .body form, .body style')].map(e => e.outerHTML)"));
        }

        Assert.True(vectors.Count > 100, $"Only {vectors.Count} vectors.");
        Assert.Empty(struck);
    }

    private static void Show(SiteUnderTest site, long id, string html)
    {
        var index = site.Store.Articles.FindIndex(article => article.Id == id);
        var article = site.Store.Articles[index];
        site.Store.Articles[index] = article with { Article = article.Article with { Body = Sanitizer.Sanitize(html, new Uri("https://evil.example/")) } };
    }
}
