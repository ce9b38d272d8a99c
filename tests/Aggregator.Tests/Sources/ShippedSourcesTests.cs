using System.Text.Json;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Sources;

public sealed class ShippedSourcesTests
{
    private static IReadOnlyList<Source> Shipped(string path = "feeds.json")
    {
        using var file = File.OpenRead(RepositoryRoot.Find(path));
        var outcome = SourceCatalog.Load(file);
        Assert.Equal([], (outcome as SourceCatalogOutcome.Faulty)?.Faults ?? []);
        return Assert.IsType<SourceCatalogOutcome.Loaded>(outcome).Sources;
    }

    [Fact]
    public void The_shipped_list_follows_at_least_120_sources_of_at_least_15_countries()
    {
        var enabled = Shipped().Where(source => source.Enabled).ToList();
        Assert.True(enabled.Count >= 120, $"{enabled.Count} sources are enabled");
        Assert.True(enabled.Select(source => source.Country).OfType<string>().Distinct().Count() >= 15);
    }

    [Fact]
    public void Enabled_sources_are_asked_over_http_or_https_only() =>
        Assert.All(
            Shipped().Where(source => source.Enabled).SelectMany(source => source.FeedUrls),
            url => Assert.Contains(url.Scheme, (string[])["http", "https"]));

    [Fact]
    public void The_invented_newsroom_has_a_list_without_fault() => Assert.True(Shipped("samples/feeds.json").Count >= 8);

    [Fact]
    public void Every_disabled_source_says_why() =>
        Assert.All(Shipped().Where(source => !source.Enabled), source => Assert.NotNull(source.DisabledReason));

    [Fact]
    public void Sources_are_Arabic_in_name_and_language() =>
        Assert.All(Shipped(), source =>
        {
            Assert.Equal("ar", source.Language);
            Assert.True(source.Name.Any(letter => letter is >= '\u0600' and <= '\u06ff'), source.Name);
        });

    [Fact]
    public void The_schema_knows_exactly_the_properties_and_sections_that_the_program_reads()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Find("src/Aggregator/Sources/feeds.schema.json")));
        var properties = schema.RootElement.GetProperty("$defs").GetProperty("source").GetProperty("properties");
        Assert.Equal(
            typeof(Source).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(),
            properties.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal(
            Sections.All,
            properties.GetProperty("category").GetProperty("enum").EnumerateArray().Select(section => section.GetString()!));
    }
}
