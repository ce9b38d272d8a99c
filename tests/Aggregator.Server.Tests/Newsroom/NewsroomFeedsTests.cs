using Aggregator.Extraction.Discovery;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text.Addresses;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>Every feed, sitemap and listing of the invented newsroom, damaged ones included: the parsers must find all
/// pages.</summary>
public sealed class NewsroomFeedsTests
{
    public static TheoryData<string> Outlets => [.. WrittenNewsroom.Sources.Keys];

    [Theory]
    [MemberData(nameof(Outlets))]
    public void A_source_announces_every_page_that_it_has(string outlet)
    {
        var pages = Written(outlet).Select(article => CanonicalUrl.Key(WrittenNewsroom.AddressOf(article).AbsoluteUri));
        var links = Announced(outlet).Select(entry => CanonicalUrl.Key(entry.Link!.AbsoluteUri));

        Assert.Equal(pages.Order(), links.Order());
    }

    [Theory]
    [MemberData(nameof(Outlets))]
    public void A_source_announces_the_headlines_of_its_pages(string outlet)
    {
        var headlines = Written(outlet).Select(article => article.Title).ToHashSet();
        var announced = Announced(outlet).Select(entry => entry.Title).OfType<FeedText>().Where(title => title.Value.Length > 0);

        Assert.All(announced, title => Assert.Contains(headlines, headline => title.Value.Contains(headline, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("sada")]
    [InlineData("rafidain")]
    [InlineData("hidab")]
    public void Dates_in_words_and_in_no_known_format_are_read(string outlet) =>
        Assert.All(Announced(outlet), entry =>
            Assert.InRange((entry.Published ?? entry.Updated)!.Value, WrittenNewsroom.Now.AddDays(-3), WrittenNewsroom.Now.AddHours(4)));

    private static IEnumerable<WrittenArticle> Written(string outlet) =>
        WrittenNewsroom.Articles.Where(article => article.Outlet == outlet);

    private static IReadOnlyList<ParsedEntry> Announced(string outlet)
    {
        var source = WrittenNewsroom.Sources[outlet];
        var document = WrittenNewsroom.Fetch(source.FeedUrls[0]);
        var outcome = source.Kind == SourceKind.Listing ? ListingPage.Parse(document, source) : FeedParser.Parse(document);
        return Assert.IsType<FeedOutcome.Parsed>(outcome).Feed.Entries;
    }
}
