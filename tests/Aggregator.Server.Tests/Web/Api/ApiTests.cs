using System.Net;
using System.Text.Json;
using Aggregator.Stories;
using Xunit;

namespace Aggregator.Server.Tests.Web.Api;

public sealed class ApiTests
{
    [Fact]
    public async Task A_program_reads_all_articles_page_by_page_without_repeats()
    {
        await using var site = await SiteUnderTest.StartAsync();
        List<long> seen = [];
        for (var next = "/api/articles?limit=25"; next is not null;)
        {
            using var page = JsonDocument.Parse(await site.TextAsync(next));
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            next = page.RootElement.TryGetProperty("next", out var address) ? address.GetString() : null;
        }

        Assert.Equal(site.Store.Articles.Count(article => article.DuplicateOf is null), seen.Count);
        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public async Task An_article_has_its_body_and_a_validator()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync("/api/articles/2");
        using var article = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("<h2>ماذا بعد؟</h2>", article.RootElement.GetProperty("bodyHtml").GetString(), StringComparison.Ordinal);
        using var again = await site.GetAsync("/api/articles/2", ("If-None-Match", answer.Headers.ETag?.Tag ?? ""));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task An_article_says_why_it_stands_where_it_does_and_lists_do_not()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Store.Articles[1] = site.Store.Articles[1] with
        {
            Explanation = new Explanation { Why = ExplanationKind.SameText, Other = 1, Score = 1.125, Passages = [10, 20, 30, 40], By = "سلمى" },
        };
        using var article = JsonDocument.Parse(await site.TextAsync($"/api/articles/{site.Store.Articles[1].Id}"));
        var why = article.RootElement.GetProperty("explanation");
        Assert.Equal(("same-text", 1, 1.125), (why.GetProperty("why").GetString(), why.GetProperty("other").GetInt32(), why.GetProperty("score").GetDouble()));
        Assert.Equal([10, 20, 30, 40], why.GetProperty("passages")[0].EnumerateObject().Select(number => number.Value.GetInt32()));
        Assert.DoesNotContain("سلمى", article.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("explanation", await site.TextAsync("/api/articles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_says_why_its_lead_leads()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var story = JsonDocument.Parse(await site.TextAsync("/api/stories/2"));
        var why = story.RootElement.GetProperty("leadReason");
        Assert.Equal(("best", 2.5), (why.GetProperty("rule").GetString(), why.GetProperty("points").GetDouble()));
        Assert.Equal(["longest", "carried"], why.GetProperty("grounds").EnumerateArray().Select(ground => ground.GetString()));
        Assert.StartsWith("يتصدّر القصة", why.GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_the_publisher_keeps_is_not_in_the_api()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var id = site.Store.Articles.First(article => article.Article.SourceId == "tit").Id;
        using var article = JsonDocument.Parse(await site.TextAsync($"/api/articles/{id}"));
        Assert.False(article.RootElement.TryGetProperty("bodyHtml", out _));
    }

    [Theory]
    [InlineData("/api/articles/999999")]
    [InlineData("/api/stories/999999")]
    [InlineData("/api/nothing")]
    public async Task A_missing_article_is_a_problem_document_in_json(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Every_path_of_the_description_answers()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var description = JsonDocument.Parse(await site.TextAsync("/api/openapi.json"));
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            using var answer = await site.GetAsync(path.Name.Replace("{id}", "2", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
