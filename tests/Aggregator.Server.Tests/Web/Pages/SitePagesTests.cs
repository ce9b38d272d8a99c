using System.Net;
using Aggregator.Server.Tests.Web.Browser;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Pages;
using Microsoft.AspNetCore.Routing.Template;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

/// <summary>Every page in the table of pages answers, is linked, and is opened in the browser tests.</summary>
public sealed class SitePagesTests
{
    [Fact]
    public void Every_page_is_among_those_that_the_browser_tests_open()
    {
        var unseen = SitePages.All.Where(page => !BrowserSite.Paths.Any(path => IsAt(page, path)));
        Assert.Empty(unseen.Select(page => page.Path));
    }

    [Fact]
    public async Task Every_address_in_the_sitemap_and_in_the_frame_of_a_page_leads_to_a_page()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var sources = site.Service<SourceDirectory>();
        var links = SitePages.All.SelectMany(page => page.Navigation.Append(page.Footer).OfType<SiteLink>()).ToList();
        var page = await site.TextAsync("/");
        Assert.All(links, link => Assert.Contains($"href=\"{link.Path}\"", page, StringComparison.Ordinal));
        foreach (var path in links.Select(link => link.Path).Concat(SitePages.All.SelectMany(row => row.InSitemap(sources))).Distinct())
        {
            using var answer = await site.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/source/nobody")]
    [InlineData("/section/nothing")]
    [InlineData("/a/999999")]
    [InlineData("/country/morocco")]
    public async Task An_address_that_names_nothing_is_answered_with_a_notice(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static bool IsAt(SitePage page, string path) =>
        new TemplateMatcher(TemplateParser.Parse(page.Path.TrimStart('/')), []).TryMatch(path.Split('?')[0], []);
}
