using System.Text;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Sources;

public sealed class SourceCatalogTests
{
    private static IReadOnlyList<Source> Sources(string sources) =>
        Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load($"{{\"sources\":[{sources}]}}")).Sources;

    private static IReadOnlyList<SourceFault> Faults(string text) =>
        Assert.IsType<SourceCatalogOutcome.Faulty>(SourceCatalog.Load(text)).Faults;

    private static string OnlyFault(string property) => Assert.Single(Faults($$"""
        {"sources":[{"id":"a","name":"الصباح","feedUrls":["https://a.example/feed"],{{property}}}]}
        """)).Reason;

    [Fact]
    public void A_source_with_every_setting_is_read_whole()
    {
        var source = Assert.Single(Sources("""
            {
              "id": "al-fajr", "name": "الفجر", "kind": "listing", "homePage": "https://fajr.example/",
              "feedUrls": ["https://fajr.example/أخبار", "https://fajr.example/2"], "country": "MA", "category": "sports",
              "language": "ar-MA", "timeZone": "Africa/Casablanca", "dateCorrection": "-03:00", "minInterval": "00:05",
              "maxInterval": "24:00", "publish": "excerpt", "weight": 2.5, "images": "proxy", "reader": "codehollow", "encoding": "windows-1256",
              "pageRules": { "body": ".text", "remove": [".share", ".more"] }, "listing": { "item": "li" },
              "userAgent": "Reader/1", "headers": { "X-Key": "k" }, "enabled": false, "disabledReason": "تجربة",
            }
            """));
        Assert.Equal(SourceKind.Listing, source.Kind);
        Assert.Equal(2, source.FeedUrls.Count);
        Assert.Equal("MA", source.Country);
        Assert.Equal("sports", source.Category);
        Assert.Equal(TimeSpan.FromHours(-3), source.DateCorrection);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)), (source.MinInterval, source.MaxInterval));
        Assert.Equal((PublishLevel.Excerpt, ImagePolicy.Proxy), (source.Publish, source.Images));
        Assert.Equal(2.5, source.Weight);
        Assert.Equal(FeedReaderName.CodeHollow, source.Reader);
        Assert.Equal([".share", ".more"], source.PageRules!.Remove);
        Assert.Equal("li", source.Listing!.Item);
        Assert.Equal("k", source.Headers["x-key"]);
        Assert.False(source.Enabled);
    }

    [Fact]
    public void An_absent_setting_has_the_default_of_the_type()
    {
        var source = Assert.Single(Sources("""{"id":"a","name":"الصباح","category":"general","feedUrls":["https://a.example/feed"]}"""));
        var plain = new Source { Id = "a", Name = "الصباح" };
        Assert.Equal((plain.MinInterval, plain.MaxInterval, plain.Publish), (source.MinInterval, source.MaxInterval, source.Publish));
        Assert.Null(source.Category);
        Assert.Null(source.Reader);
        Assert.True(source.Enabled);
    }

    [Fact]
    public void All_faults_are_reported_at_once_with_line_and_source()
    {
        var faults = Faults("""
            {
              "sources": [
                { "id": "a", "name": "الصباح", "feedUrls": ["https://a.example/feed"],
                  "feedUrl": "https://a.example/feed" },
                { "id": "a", "name": "المساء", "feedUrls": ["ftp://b.example/feed"] },
                { "name": "بلا معرف",
                  "feedUrls": ["https://c.example/feed"],
                  "timeZone": "Casablanca",
                  "country": "Morocco" },
                "https://d.example/feed"
              ]
            }
            """);
        Assert.Equal([(4, "a"), (5, "a"), (5, "a"), (6, null), (8, null), (9, null), (10, (string?)null)], faults.Select(fault => (fault.Line, fault.SourceId)));
        Assert.Contains("did you mean \"feedUrls\"", faults[0].Reason, StringComparison.Ordinal);
        Assert.Equal("line 4: a: unknown property \"feedUrl\"; did you mean \"feedUrls\"?", faults[0].ToString());
    }

    [Theory]
    [InlineData("\"country\":\"XX\"", "ISO 3166-1")]
    [InlineData("\"timeZone\":\"Eastern Standard Time\"", "IANA")]
    [InlineData("\"encoding\":\"windows-1265\"", "not a known encoding")]
    [InlineData("\"language\":\"arabic language\"", "language tag")]
    [InlineData("\"category\":\"sport\"", "did you mean \"sports\"")]
    [InlineData("\"publish\":\"all\"", "one of headline, excerpt, full")]
    [InlineData("\"publish\":\"2\"", "one of headline, excerpt, full")]
    [InlineData("\"reader\":\"CodeHollow\"", "one of own, codehollow")]
    [InlineData("\"enabled\":\"yes\"", "true or false")]
    [InlineData("\"minInterval\":\"10\"", "hours:minutes")]
    [InlineData("\"minInterval\":\"48:00\"", "shorter than")]
    [InlineData("\"weight\":0", "from 0.1 to 10")]
    [InlineData("\"weight\":\"2\"", "from 0.1 to 10")]
    [InlineData("\"headers\":{\"Host\":\"b.example\"}", "cannot be overridden")]
    [InlineData("\"headers\":{\"X-A\":\"a\\r\\nX-B: b\"}", "one line")]
    [InlineData("\"homePage\":\"https://user:secret@a.example/\"", "without a name and password")]
    [InlineData("\"homePage\":\"/home\"", "not a complete")]
    [InlineData("\"logo\":\"http://a.example/logo.png\"", "must be an https:// address")]
    [InlineData("\"kind\":\"listing\"", "needs \"listing\"")]
    [InlineData("\"listing\":{\"link\":\"a\"}", "needs \"item\"")]
    [InlineData("\"pageRules\":{\"boddy\":\"p\"}", "did you mean \"body\"")]
    [InlineData("\"pageRules\":[]", "must be an object")]
    [InlineData("\"userAgent\":\" \"", "not empty")]
    [InlineData("\"id\":\"a\"", "twice")]
    public void A_wrong_value_is_refused_with_its_reason(string property, string reason) =>
        Assert.Contains(reason, OnlyFault(property), StringComparison.Ordinal);

    [Theory]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    [InlineData("{}", 1)]
    [InlineData("{\n\"sources\": [\n{]\n", 3)]
    [InlineData("{\"sources\":[]}\n{}", 2)]
    [InlineData("\"\\ud800\"", 1)]
    public void A_file_that_is_not_a_list_of_sources_is_one_fault_with_a_line(string text, int line) =>
        Assert.Equal(line, Assert.Single(Faults(text)).Line);

    [Fact]
    public void A_file_saved_as_windows_1256_is_told_so()
    {
        var bytes = Encoding.GetEncoding(1256).GetBytes("{\"sources\":[\n{\"id\":\"a\",\"name\":\"الصباح\"}]}");
        var fault = Assert.Single(Assert.IsType<SourceCatalogOutcome.Faulty>(SourceCatalog.Load(bytes)).Faults);
        Assert.Contains("UTF-8", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_a_byte_order_mark_do_no_harm() =>
        Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load("\ufeff{ // مصادرنا\n\"sources\": [], }"));

    [Fact]
    public void One_feed_under_two_names_is_refused()
    {
        var fault = Assert.Single(Faults("""
            {"sources":[{"id":"a","name":"أ","feedUrls":["https://a.example/feed"]},
            {"id":"b","name":"ب","feedUrls":["https://A.example/feed"]}]}
            """));
        Assert.Equal((2, "b"), (fault.Line, fault.SourceId));
    }

    [Fact]
    public void A_disabled_source_may_lack_an_address() =>
        Assert.Single(Sources("""{"id":"a","name":"أ","kind":"listing","enabled":false}"""));

    [Fact]
    public void Every_half_saved_file_is_faults_and_never_an_exception()
    {
        const string whole = """{"sources":[{"id":"a","name":"أ\u0628","feedUrls":["https://a.example/"],"headers":{"X":"1"},"enabled":true,"minInterval":"00:10"}]}""";
        var bytes = Encoding.UTF8.GetBytes(whole);
        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.IsType<SourceCatalogOutcome.Faulty>(SourceCatalog.Load(bytes.AsSpan(0, length))));
        Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load(bytes));
        Assert.Single(Faults("{\"sources\":" + new string('[', 5000)));
    }
}
