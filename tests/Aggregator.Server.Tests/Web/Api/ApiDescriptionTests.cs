using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Stories;
using Json.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Xunit;

namespace Aggregator.Server.Tests.Web.Api;

/// <summary>What /api/openapi.json says is what the API answers.</summary>
public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task The_description_is_openapi_3_1_without_a_fault_and_has_a_validator()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync("/api/openapi.json");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        Assert.Empty(diagnostic?.Errors ?? []);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic?.SpecificationVersion);
        Assert.Equal("خيط الأخبار", document?.Info.Title);
        Assert.Equal(
            ["/api/articles", "/api/articles/{id}", "/api/sections", "/api/sources", "/api/stories", "/api/stories/{id}"],
            document?.Paths.Keys.Order(StringComparer.Ordinal));
        using var again = await site.GetAsync("/api/openapi.json", ("If-None-Match", answer.Headers.ETag?.Tag ?? ""));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/api/articles", "/api/articles?limit=80")]
    [InlineData("/api/articles", "/api/articles?source=alrasid&limit=2")]
    [InlineData("/api/articles/{id}", "/api/articles/2")]
    [InlineData("/api/articles/{id}", "/api/articles/4")]
    [InlineData("/api/articles/{id}", "/api/articles/999999")]
    [InlineData("/api/stories", "/api/stories?limit=80")]
    [InlineData("/api/stories/{id}", "/api/stories/2")]
    [InlineData("/api/stories/{id}", "/api/stories/999999")]
    [InlineData("/api/sources", "/api/sources")]
    [InlineData("/api/sections", "/api/sections")]
    public async Task An_answer_has_the_schema_of_its_path_and_status_and_nothing_beside_it(string path, string address)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(address);
        await AssertDescribedAsync(site, path, answer);
    }

    [Fact]
    public async Task Every_kind_of_explanation_with_all_its_values_has_the_schema()
    {
        await using var site = await SiteUnderTest.StartAsync();
        foreach (var kind in Enum.GetValues<ExplanationKind>())
        {
            site.Store.Articles[1] = site.Store.Articles[1] with { Explanation = Whole with { Why = kind } };
            site.Store.Version++;
            site.Clock.Advance(TimeSpan.FromSeconds(2));
            using var answer = await site.GetAsync($"/api/articles/{site.Store.Articles[1].Id}");
            var article = await AssertDescribedAsync(site, "/api/articles/{id}", answer);

            // All of them were tried, or a property that is never there would always have its schema.
            Assert.Equal(Names((await SchemaAsync(site))["$defs"]!["Explanation"]!["properties"]!), Names(article["explanation"]!));
        }
    }

    public static TheoryData<int, string> Refusals => new()
    {
        { LimitPolicy.Searches.Requests, "/api/articles?limit=1&q=خبر" },
        { LimitPolicy.Searches.Requests, "/api/stories?limit=1&without=خبر" },
        { LimitPolicy.FilteredLists.Requests, "/api/stories?limit=1&source=a" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_has_its_schema_and_its_header(int allowed, string address)
    {
        var (site, refused) = await SiteUnderTest.AskTooOftenAsync(allowed, address);
        await using (site)
        using (refused)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            await AssertDescribedAsync(site, address[..address.IndexOf('?', StringComparison.Ordinal)], refused);
            Assert.NotNull(refused.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task A_wrong_answer_does_not_have_the_schema()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var right = JsonNode.Parse(await site.TextAsync("/api/articles/2"))!.AsObject();
        var schema = await SchemaAsync(site, "/api/articles/{id}", "200", "application/json");
        Assert.True(IsValid(schema, right));
        foreach (var (name, wrong) in new (string, JsonNode?)[] { ("id", "2"), ("title", null), ("at", "yesterday"), ("source", "alrasid"), ("unheard", 1) })
        {
            var answer = right.DeepClone().AsObject();
            answer[name] = wrong;
            Assert.False(IsValid(schema, answer), name);
        }

        right.Remove("storyId");
        Assert.False(IsValid(schema, right));
    }

    [Fact]
    public async Task Every_described_parameter_is_read_and_none_that_is_read_is_missing()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var described = JsonNode.Parse(await site.TextAsync("/api/openapi.json"))!["paths"]!["/api/articles"]!["get"]!["parameters"]!.AsArray()
            .Select(parameter => parameter!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal);
        const string All = "source=a&country=ma&section=sports&q=x&without=y&order=relevance&hits=7&from=2026-11-01&to=2026-11-02&limit=3";
        var read = QueryHelpers.ParseQuery(FeedRequest.Read(new QueryCollection(QueryHelpers.ParseQuery(All))).QueryString());
        Assert.Equal(described, read.Keys.Append("after").Order(StringComparer.Ordinal));
    }

    private static Explanation Whole { get; } = new()
    {
        Why = ExplanationKind.SameText,
        Other = 1,
        Score = 1.125,
        Needed = .5,
        OfNew = .9,
        OfOther = .8,
        Lead = .7,
        NeededLead = .6,
        ApartMinutes = -12.5,
        First = 1,
        Names = 2,
        Joined = 3,
        Continues = 4,
        Through = 5,
        Credit = "وكالة الضفتين",
        Passages = [10, 20, 30, 40],
    };

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal);

    /// <returns>The answer.</returns>
    private static async Task<JsonNode> AssertDescribedAsync(SiteUnderTest site, string path, HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var schema = await SchemaAsync(site, path, $"{(int)answer.StatusCode}", answer.Content.Headers.ContentType?.MediaType ?? "");
        Assert.True(IsValid(schema, body), $"{path} {(int)answer.StatusCode}: {Faults(schema, body)}");
        return body;
    }

    private static bool IsValid(JsonObject schema, JsonNode answer) => Evaluate(schema, answer).IsValid;

    private static string Faults(JsonObject schema, JsonNode answer) => string.Join('\n', (Evaluate(schema, answer).Details ?? [])
        .Where(detail => detail.Errors is not null)
        .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}"));

    private static EvaluationResults Evaluate(JsonObject schema, JsonNode answer) => JsonSchema.FromText(schema.ToJsonString()).Evaluate(
        JsonSerializer.SerializeToElement(answer), new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });

    /// <summary>The schema of one answer.</summary>
    private static async Task<JsonObject> SchemaAsync(SiteUnderTest site, string path, string status, string mediaType)
    {
        var schema = await SchemaAsync(site);
        var content = schema["paths"]?[path]?["get"]?["responses"]?[status]?["content"]?[mediaType]?["schema"];
        Assert.True(content is not null, $"{path} {status} {mediaType} is not described.");
        return new JsonObject { ["$ref"] = content["$ref"]!.GetValue<string>(), ["$defs"] = schema["$defs"]!.DeepClone() };
    }

    /// <summary>The description with its schemas where JSON Schema wants them; none of them allows a property that it does not name.</summary>
    private static async Task<JsonNode> SchemaAsync(SiteUnderTest site)
    {
        var text = await site.TextAsync("/api/openapi.json");
        var description = JsonNode.Parse(text.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;
        var schemas = description["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var schema in schemas.Select(schema => schema.Value!.AsObject()).Where(schema => schema.ContainsKey("properties")))
        {
            schema["additionalProperties"] = false;
        }

        description["$defs"] = schemas;
        return description;
    }
}
