using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Text.Sentences;
using Xunit;

namespace Aggregator.Tests.Sources;

/// <summary>The one list of feeds.json and of what operators say in the store.</summary>
public sealed class EffectiveCatalogueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Own_sources_follow_those_of_the_file()
    {
        var list = EffectiveCatalogue.Of([Paper("rabat")], [Own("amman", """{"name":"عمان","feedUrls":["https://amman.example/feed"]}""")]);
        Assert.Equal([("rabat", SourceOrigin.File), ("amman", SourceOrigin.Own)], list.Entries.Select(entry => (entry.Source.Id, entry.Origin)));
        Assert.Empty(list.Conflicts);
    }

    [Fact]
    public void A_change_lies_over_the_entry_of_the_file_and_null_takes_a_setting_away()
    {
        var paper = Paper("rabat") with { Country = "MA", PageRules = new PageRules { Title = "h1", Body = ".text" } };
        var list = EffectiveCatalogue.Of([paper], [Said("rabat", """{"publish":"excerpt","country":null,"pageRules":{"body":".new"}}""")]);
        var entry = Assert.Single(list.Entries);
        Assert.Equal((PublishLevel.Excerpt, null, "h1", ".new"), (entry.Source.Publish, entry.Source.Country, entry.Source.PageRules?.Title, entry.Source.PageRules?.Body));
        Assert.Equal(["country", "pageRules", "publish"], entry.Overridden.Order());
        Assert.Equal(paper, entry.InFile);
    }

    [Fact]
    public void A_removed_source_is_out_of_the_list_although_the_file_lists_it()
    {
        var list = EffectiveCatalogue.Of([Paper("rabat"), Paper("fes")], [Said("rabat", null) with { Removal = new SourceRemoval(Noon, "salma", "طلب", true) }]);
        Assert.Equal(["fes"], list.Sources.Select(source => source.Id));
        Assert.Equal(("rabat", true), Assert.Single(list.Removed) is var removed ? (removed.Source?.Id, removed.IsInFile) : default);
    }

    [Theory]
    [InlineData("""{"name":"عمان","feedUrls":["https://amman.example/feed"],"publis":"full"}""", "did you mean \"publish\"?")]
    [InlineData("""{"name":"عمان"}""", "needs at least one address")]
    [InlineData("no json", "no JSON object")]
    public void A_broken_own_source_is_told_and_harms_no_other(string entry, string reason)
    {
        var list = EffectiveCatalogue.Of([Paper("rabat")], [Own("amman", entry), Own("tunis", """{"name":"تونس","feedUrls":["https://tunis.example/feed"]}""")]);
        Assert.Equal(["rabat", "tunis"], list.Sources.Select(source => source.Id));
        var conflict = Assert.Single(list.Conflicts);
        Assert.Equal((SentenceKind.CatalogueOwnUnreadable, "amman"), (conflict.Kind, conflict.SourceId));
        Assert.Contains(reason, conflict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_change_leaves_the_entry_of_the_file_in_force()
    {
        var list = EffectiveCatalogue.Of([Paper("rabat")], [Said("rabat", """{"publish":"everything"}""")]);
        Assert.Equal(PublishLevel.Full, Assert.Single(list.Sources).Publish);
        Assert.Contains("The settings of feeds.json count", Assert.Single(list.Conflicts).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_address_twice_rests_the_later_source()
    {
        var list = EffectiveCatalogue.Of([Paper("rabat")], [Own("copy", """{"name":"نسخة","feedUrls":["https://rabat.example/feed"]}""")]);
        Assert.Equal([true, false], list.Sources.Select(source => source.Enabled));
        Assert.Equal((SentenceKind.CatalogueSameAddress, "copy"), Assert.Single(list.Conflicts) is var conflict ? (conflict.Kind, conflict.SourceId) : default);
    }

    [Fact]
    public void A_change_whose_source_left_the_file_is_told_and_followed_no_more()
    {
        var list = EffectiveCatalogue.Of([], [Said("rabat", """{"publish":"excerpt"}""")]);
        Assert.Empty(list.Sources);
        Assert.Equal(SentenceKind.CatalogueLeftFile, Assert.Single(list.Conflicts).Kind);
    }

    [Fact]
    public void An_own_source_that_enters_the_file_is_told_as_soon_as_their_settings_differ()
    {
        var own = Own("rabat", SourceWriter.Line(SourceWriter.Entry(Paper("rabat"))));
        Assert.Empty(EffectiveCatalogue.Of([Paper("rabat")], [own]).Conflicts);
        var list = EffectiveCatalogue.Of([Paper("rabat") with { Name = "الرباط اليوم" }], [own]);
        Assert.Equal(SentenceKind.CatalogueInBoth, Assert.Single(list.Conflicts).Kind);
        Assert.Equal(Paper("rabat").Name, Assert.Single(list.Sources).Name);
    }

    [Fact]
    public void A_list_without_settings_of_operators_is_the_file()
    {
        var file = Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load(File.ReadAllText(RepositoryRoot.Find("feeds.json")))).Sources;
        Assert.Equal(file, EffectiveCatalogue.Of(file, []).Sources);
        var again = Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load(SourceWriter.File(file))).Sources;
        Assert.All(file.Zip(again), pair => Assert.True(SourceWriter.AreSame(pair.First, pair.Second), pair.First.Id));
    }

    private static Source Paper(string id) => new() { Id = id, Name = "جريدة " + id, FeedUrls = [new Uri($"https://{id}.example/feed")] };

    private static OperatorSettings Said(string id, string? entry) => new() { SourceId = id, Entry = entry, ChangedAt = Noon, ChangedBy = "salma" };

    private static OperatorSettings Own(string id, string entry) => Said(id, entry) with { IsOwn = true };
}
