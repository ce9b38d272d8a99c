using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Aggregator.Feeds;
using Aggregator.Feeds.CodeHollow;
using Aggregator.Feeds.Testimony;
using Aggregator.Sources;
using CodeHollow.FeedReader.Feeds;
using Mono.Cecil;
using Xunit;

namespace Aggregator.Tests.Feeds.CodeHollow;

/// <summary>The classes of CodeHollow.FeedReader behind our tokenizer: what the library reads arrives, and what it reads wrongly
/// alone arrives right.</summary>
public sealed class CodeHollowReaderTests
{
    private static readonly DateTimeOffset Tuesday = new(2024, 1, 9, 7, 30, 0, TimeSpan.Zero);

    /// <summary>Code of our own in the place of the package fails here.</summary>
    [Fact]
    public void Classes_of_the_package_read_each_format()
    {
        using var library = ModuleDefinition.ReadModule(typeof(FeedOutcome).Assembly.Location);
        var made = library.GetMemberReferences().Where(member => member.Name == ".ctor" && member.DeclaringType.Scope.Name == "CodeHollow.FeedReader");
        Assert.Superset(new HashSet<string> { "AtomFeed", "JsonFeed", "MediaRssFeed", "Rss10Feed" }, made.Select(member => member.DeclaringType.Name).ToHashSet());
    }

    [Fact]
    public void A_model_of_the_library_becomes_a_feed_of_ours()
    {
        var model = new AtomFeed("", XElement.Parse(
            """
            <feed><title>جريدة المرسى</title><link href="https://marsa.example/"/><entry><id>tag:marsa.example,2024:1</id><title>وصول الباخرة</title>
            <link href="/1"/><published>2024-01-09T07:30:00Z</published><author><name>سلمى</name></author><category term="ميناء"/></entry></feed>
            """));
        var feed = AtomModel.Read(model, new ModelValues(new Addresses(new Uri("https://marsa.example/feed")), zone: null));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal("جريدة المرسى", feed.Title?.Value);
        Assert.Equal(("tag:marsa.example,2024:1", "وصول الباخرة", Tuesday), (entry.Id, entry.Title?.Value, entry.Published));
        Assert.Equal("https://marsa.example/1", entry.Link?.AbsoluteUri);
        Assert.Equal(("سلمى", "ميناء"), (Assert.Single(entry.Authors).Name, Assert.Single(entry.Categories)));
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>المرسى</title><item><guid>1</guid><title>خبر</title><link>https://marsa.example/1</link><pubDate>Tue, 09 Jan 2024 07:30:00 GMT</pubDate></item></channel></rss>", FeedFormat.Rss)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>المرسى</title></channel><item rdf:about='1'><title>خبر</title><link>https://marsa.example/1</link><dc:date>2024-01-09T07:30:00Z</dc:date></item></rdf:RDF>", FeedFormat.Rdf)]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>المرسى</title><entry><id>1</id><title>خبر</title><link href='https://marsa.example/1'/><published>2024-01-09T07:30:00Z</published></entry></feed>", FeedFormat.Atom)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"المرسى\",\"items\":[{\"id\":\"1\",\"title\":\"خبر\",\"url\":\"https://marsa.example/1\",\"date_published\":\"2024-01-09T07:30:00Z\"}]}", FeedFormat.JsonFeed)]
    public void Every_format_is_read_and_says_by_whom(string text, FeedFormat format)
    {
        var feed = Read(text);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal((FeedReaderName.CodeHollow, format, "المرسى"), (feed.Reader, feed.Format, feed.Title?.Value));
        Assert.Equal(("1", "خبر", Tuesday), (entry.Id, entry.Title?.Value, entry.Published));
        Assert.Equal("https://marsa.example/1", entry.Link?.AbsoluteUri);
    }

    /// <summary>Only this library does this, so the test shows that the library was used and not our own reader.</summary>
    [Fact]
    public void The_library_knows_one_enclosure_of_an_item_where_our_own_reader_knows_all()
    {
        const string Text = "<rss><channel><item><enclosure url='https://marsa.example/1.mp3'/><enclosure url='https://marsa.example/2.mp3'/></item></channel></rss>";
        Assert.Single(Assert.Single(Read(Text).Entries).Enclosures);
        Assert.Equal(2, Assert.Single(Read(Text, FeedReaderName.Own).Entries).Enclosures.Count);
    }

    [Fact]
    public void A_format_that_the_library_does_not_know_is_read_by_our_own_reader()
    {
        var feed = Read("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://marsa.example/1</loc></url></urlset>");
        Assert.Equal((FeedReaderName.Own, 1), (feed.Reader, feed.Entries.Count));
    }

    [Theory]
    [InlineData("<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><content:encoded>&lt;p&gt;اكتب &amp;lt;script&amp;gt; و&amp;amp;lt;&lt;/p&gt;</content:encoded></item></channel></rss>")]
    [InlineData("<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><content:encoded><![CDATA[<p>اكتب &lt;script&gt; و&amp;lt;</p>]]></content:encoded></item></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>&lt;p&gt;اكتب &amp;lt;script&amp;gt; و&amp;amp;lt;&lt;/p&gt;</content></entry></feed>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><p xmlns='http://www.w3.org/1999/xhtml'>اكتب &lt;script&gt; و&amp;lt;</p></content></entry></feed>")]
    public void Content_is_decoded_once(string text) =>
        Assert.Equal(("<p>اكتب &lt;script&gt; و&amp;lt;</p>", FeedTextKind.Html), Texts(Assert.Single(Read(text).Entries).Content));

    [Theory]
    [InlineData("<title>أ &lt; ب &amp;lt;b&amp;gt;</title>", "أ &lt; ب &amp;lt;b&amp;gt;")]
    [InlineData("<title type='text'>أ &amp; ب</title>", "أ &amp; ب")]
    [InlineData("<title type='html'>&lt;b&gt;عاجل&lt;/b&gt;</title>", "<b>عاجل</b>")]
    [InlineData("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><b>عاجل</b></div></title>", "<div><b>عاجل</b></div>")]
    public void A_text_of_Atom_keeps_its_kind_through_a_model_without_kinds(string title, string markup) =>
        Assert.Equal((markup, FeedTextKind.Html), Texts(Assert.Single(Read($"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{title}</entry></feed>").Entries).Title));

    [Theory]
    [InlineData("<rss><channel><item><title>خبر</title><pubDate>Tue, 09 Jan 2024 07:30:00 GMT</pubDate></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>خبر</title><pubDate>الثلاثاء، 9 يناير 2024 07:30</pubDate></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>خبر</title><pubDate>09/01/2024 07:30</pubDate></item></channel></rss>")]
    public void A_host_whose_language_is_Arabic_loses_no_date(string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["ar-SA", "ar-EG", "fa-IR", "en-US"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(Tuesday, Assert.Single(Read(text).Entries).Published);
                Assert.Equal(culture, CultureInfo.CurrentCulture.Name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Items_of_JSON_without_an_id_are_news_all_the_same() =>
        Assert.Equal(["خبر", "خبر آخر"], Read("""{"items":[{"title":"خبر"},{"title":"خبر آخر","id":7}]}""").Entries.Select(entry => entry.Title?.Value));

    [Theory]
    [MemberData(nameof(Traps))]
    public void No_document_stops_the_reader(string name)
    {
        var body = Encoding.UTF8.GetBytes(Trap(name));
        var limit = TimeSpan.FromSeconds(5);
        var (outcome, time, _) = MeasuredReading.Within(limit, () => FeedFixtures.Parse(body, FeedReaderName.CodeHollow));
        Assert.Equal(FeedReaderName.CodeHollow, Assert.IsType<FeedOutcome.Parsed>(outcome).Feed.Reader);
        Assert.True(time <= limit, $"{name} took {time} of processor time");
    }

    public static TheoryData<string> Traps =>
        ["nesting of known elements", "nesting of unknown elements", "nested pictures", "attributes of one tag", "attributes of the root", "attributes of many items", "children of one item", "links of one entry", "categories in categories"];

    private static string Trap(string name) => name switch
    {
        "nesting of known elements" => $"<rss><channel><item><description>{Repeated("<item>", 100_000)}",
        "nesting of unknown elements" => $"<rss><channel>{Repeated("<a>", 100_000)}{Repeated("</a>", 100_000)}</channel></rss>",
        "nested pictures" => $"<rss><channel><image>{Repeated("<image>", 100_000)}",
        "attributes of one tag" => $"<rss><channel><item {Attributes(1_000_000)}><title>خبر</title></item></channel></rss>",
        "attributes of the root" => $"<rss {Attributes(250)}><channel {Attributes(250)}>{Repeated("<item><title>خبر</title></item>", 20_000)}</channel></rss>",
        "attributes of many items" => $"<rss><channel>{Repeated($"<item {Attributes(250)}><title>خبر</title></item>", 4_000)}</channel></rss>",
        "children of one item" => $"<rss><channel><item>{Repeated("<author>أ</author><link/><category>ب</category>", 300_000)}</item></channel></rss>",
        "links of one entry" => $"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{Repeated("<link rel='self' href='/1'/>", 200_000)}</entry></feed>",
        _ => $"<rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>{Repeated("<itunes:category text='أ'>", 100_000)}",
    };

    private static string Repeated(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();

    private static string Attributes(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"xmlns:a{i}='b{i}'")));

    private static (string?, FeedTextKind?) Texts(FeedText? text) => (text?.Value, text?.Kind);

    private static ParsedFeed Read(string text, FeedReaderName reader = FeedReaderName.CodeHollow) =>
        Assert.IsType<FeedOutcome.Parsed>(FeedFixtures.Parse(Encoding.UTF8.GetBytes(text), reader)).Feed;
}
