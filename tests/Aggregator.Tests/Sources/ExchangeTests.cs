using System.Text;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Sources.Exchange;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Aggregator.Tests.Sources;

/// <summary>Lists of sources that leave the program and come back.</summary>
public sealed class ExchangeTests
{
    public static TheoryData<ExchangeFormat> Formats => [.. Enum.GetValues<ExchangeFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nothing_of_a_list_is_lost_on_the_way_through_a_file(ExchangeFormat format) => Prop.ForAll(
        RandomSources.List.ToArbitrary(),
        sources =>
        {
            var read = ExchangedSources.Read(Encoding.UTF8.GetBytes(Write(format, sources)));
            Assert.Empty(read.Faults);
            var back = read.Sources.Select(source => EffectiveCatalogue.Read(source.Entry)).ToList();
            Assert.All(back, source => Assert.Empty(source.Faults));
            Assert.Equal(sources.Select(Text), back.Select(source => Text(source.Source!))); // No fault, so a source.
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_json_of_a_list_is_a_file_of_sources() => Prop.ForAll(
        RandomSources.List.ToArbitrary(),
        sources =>
        {
            var loaded = Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load(JsonSources.Write(sources)));
            Assert.Equal(sources.Select(Text), loaded.Sources.Select(Text));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void No_cell_begins_like_a_formula()
    {
        var csv = CsvSources.Write([new Source { Id = "paper", Name = "=HYPERLINK(\"https://evil.example\")", UserAgent = "@SUM(1)", FeedUrls = [new("https://paper.example/")], DateCorrection = TimeSpan.FromHours(-3) }]);
        var cells = csv.Split("\r\n")[1].Split(',').Select(cell => cell.TrimStart('"'));
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@');
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("'-03:00", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_a_document_type_is_refused_and_nothing_of_it_is_read()
    {
        var read = Read("""
            <?xml version="1.0"?>
            <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="2.0"><body><outline text="&x;" xmlUrl="https://paper.example/feed"/></body></opml>
            """);
        Assert.Empty(read.Sources);
        var fault = Assert.Single(read.Faults);
        Assert.Equal(2, fault.Line);
        Assert.Contains("DOCTYPE", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlines_of_other_programs_are_sources_without_an_id_wherever_they_stand()
    {
        var read = Read("""
            <opml version="1.0"><head><title>x</title></head><body>
            <outline text="الصحف"><outline text="صدى الريف" type="rss" xmlUrl="https://sada.example/feed" htmlUrl="not an address" language="Arabic"/></outline>
            <outline title="الراصد" xmlUrl="https://rasid.example/rss"/>
            </body></opml>
            """);
        Assert.Empty(read.Faults);
        Assert.Equal([2, 3], read.Sources.Select(source => source.Line));
        Assert.Equal(
            ["""{"name":"صدى الريف","feedUrls":["https://sada.example/feed"]}""", """{"name":"الراصد","feedUrls":["https://rasid.example/rss"]}"""],
            read.Sources.Select(source => SourceWriter.Line(source.Entry)));
    }

    [Theory]
    [InlineData("name,feedUrl\nx,https://a.example/", 1, "did you mean \"feedUrls\"?")]
    [InlineData("name,feedUrls\nx,https://a.example/,3", 2, "the row has 3 cells and the first row 2")]
    [InlineData("name,feedUrls\nx,\"https://a.example/", 2, "a quoted cell has no end")]
    [InlineData("{ \"sources\": [ 7 ] }", 1, "a source must be an object")]
    [InlineData("{ \"sources\": [ ", 1, "not valid JSON")]
    [InlineData("<html><body/></html>", 1, "no OPML")]
    [InlineData("<opml><body><outline", 1, "not valid XML")]
    [InlineData("", 0, "empty")]
    public void A_fault_of_a_file_has_its_line_and_reason(string text, int line, string reason)
    {
        var fault = Assert.Single(Read(text).Faults);
        Assert.Equal(line, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spreadsheet_may_separate_cells_by_semicolons()
    {
        var source = Assert.Single(Read("﻿name;feedUrls;enabled\r\nصدى;https://a.example/ https://b.example/;false\r\n;;\r\n").Sources);
        Assert.Equal("""{"name":"صدى","feedUrls":["https://a.example/","https://b.example/"],"enabled":false}""", SourceWriter.Line(source.Entry));
    }

    [Fact]
    public void A_file_that_is_too_long_or_too_deep_is_refused()
    {
        Assert.Contains("MB", Assert.Single(ExchangedSources.Read(new byte[ExchangedSources.MostBytes + 1]).Faults).Reason, StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("<outline text='x'>", 100_000));
        Assert.Contains("deep", Assert.Single(Read($"<opml><body>{deep}").Faults).Reason, StringComparison.Ordinal);
        var many = "name,feedUrls\n" + string.Concat(Enumerable.Range(0, ExchangedSources.MostSources + 2).Select(i => $"x,https://p{i}.example/\n"));
        Assert.Equal(ExchangedSources.MostSources, Read(many).Sources.Count);
        Assert.Equal(ExchangedSources.MostSources + 2, Assert.Single(Read(many).Faults).Line);
    }

    [Theory]
    [InlineData("https://www.al-bayan.example/feed", "al-bayan")]
    [InlineData("https://feeds.sada.example/", "sada")]
    [InlineData("https://الريف.example/", "xn-mgbu2ck5a")]
    [InlineData("https://taken.example/", "taken-2")]
    public void A_source_without_an_id_gets_one_from_its_address(string address, string id)
    {
        var proposed = SourceIds.Propose(new Uri(address), known => known == "taken");
        Assert.Equal(id, proposed);
        Assert.Empty(EffectiveCatalogue.Read(SourceWriter.Entry(new Source { Id = proposed, Name = "x", FeedUrls = [new(address)] })).Faults);
    }

    private static ExchangedSources Read(string text) => ExchangedSources.Read(Encoding.UTF8.GetBytes(text));

    private static string Text(Source source) => SourceWriter.Line(SourceWriter.Entry(source));

    private static string Write(ExchangeFormat format, IReadOnlyList<Source> sources) => format switch
    {
        ExchangeFormat.Opml => OpmlSources.Write(sources),
        ExchangeFormat.Csv => CsvSources.Write(sources),
        _ => JsonSources.Write(sources),
    };
}
