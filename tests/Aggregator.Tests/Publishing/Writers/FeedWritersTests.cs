using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Sources;
using Aggregator.Stories;
using Xunit;

namespace Aggregator.Tests.Publishing.Writers;

public sealed class FeedWritersTests
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    [Fact]
    public void Rss_keeps_the_validators_rules() => Assert.Empty(ValidatorRules.OfRss(Xml(RssWriter.Write(PublishedNews.Whole()))));

    [Fact]
    public void Atom_keeps_the_validators_rules() => Assert.Empty(ValidatorRules.OfAtom(Xml(AtomWriter.Write(PublishedNews.Whole()))));

    [Fact]
    public void An_empty_feed_is_valid_too()
    {
        Assert.Empty(ValidatorRules.OfRss(Xml(RssWriter.Write(PublishedNews.Feed()))));
        Assert.Empty(ValidatorRules.OfAtom(Xml(AtomWriter.Write(PublishedNews.Feed()))));
        Assert.Null(RssWriter.Write(PublishedNews.Feed()).LastModified);
        Assert.True(DateTimeOffset.Parse(Xml(AtomWriter.Write(PublishedNews.Feed())).Root?.Element(ValidatorRules.Atom + "updated")?.Value ?? "", CultureInfo.InvariantCulture).Year >= 1990, "ImplausibleDate");
    }

    [Fact]
    public void A_json_feed_has_what_version_1_1_requires()
    {
        using var feed = JsonDocument.Parse(JsonFeedWriter.Write(PublishedNews.Whole()).Body);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        Assert.All(feed.RootElement.GetProperty("items").EnumerateArray(), item =>
        {
            Assert.StartsWith("tag:", item.GetProperty("id").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(item.GetProperty("content_html").GetString() ?? "");
            Assert.NotEmpty(item.GetProperty("authors").EnumerateArray());
        });
    }

    [Fact]
    public void Every_body_ends_with_the_line_to_the_source() =>
        Assert.All(PublishedNews.Whole().Entries, entry =>
        {
            Assert.StartsWith("<div dir=\"rtl\" lang=\"ar\">", entry.BodyHtml, StringComparison.Ordinal);
            Assert.Contains($"href=\"{entry.SourcePage.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal)}\">انقر هنا لقراءة الخبر من مصدره</a></p>", entry.BodyHtml, StringComparison.Ordinal);
        });

    [Fact]
    public void The_publishers_level_decides_how_much_is_shown()
    {
        string Body(PublishLevel level) => PublishedNews.Maker.FromArticle(PublishedNews.Article(), PublishedNews.Paper with { Publish = level }).BodyHtml;
        Assert.Contains("نص الخبر.", Body(PublishLevel.Full), StringComparison.Ordinal);
        Assert.Contains("مقدمة الخبر.", Body(PublishLevel.Excerpt), StringComparison.Ordinal);
        Assert.DoesNotContain("نص الخبر.", Body(PublishLevel.Excerpt), StringComparison.Ordinal);
        Assert.DoesNotContain("مقدمة", Body(PublishLevel.Headline), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Body(PublishLevel.Headline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenSky تطلق قمرا", "\u200FOpenSky تطلق قمرا")]
    [InlineData("«BBC» تعلن", "\u200F«BBC» تعلن")]
    [InlineData("3 قتلى في حادث", "3 قتلى في حادث")]
    [InlineData("خبر عن NASA", "خبر عن NASA")]
    [InlineData("2026", "2026")]
    public void A_title_that_begins_with_Latin_keeps_its_direction(string title, string expected) =>
        Assert.Equal(expected, PublishedNews.Maker.FromArticle(PublishedNews.Article(title: title), PublishedNews.Paper).Title);

    [Fact]
    public void Characters_that_XML_forbids_are_left_out()
    {
        var item = Xml(RssWriter.Write(PublishedNews.Whole())).Descendants("item").ElementAt(2);
        Assert.Equal("عنوان فيه محارف ممنوعة", item.Element("title")?.Value);
        Assert.Contains("<p>نص فيه", item.Element(Content + "encoded")?.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("شرح وسم <video> في HTML", "شرح وسم ‹video› في HTML")]
    [InlineData("خبر <img src=x onerror=alert(1)> عاجل", "خبر ‹img src=x onerror=alert(1)› عاجل")]
    [InlineData("خبر</title><script", "خبر‹/title›‹script")]
    [InlineData("خبر &amp;lt;b&amp;gt; عاجل", "خبر ‹b› عاجل")]
    [InlineData("5 < 7 و7 > 5", "5 < 7 و7 > 5")]
    [InlineData("شركة AT&T", "شركة AT&T")]
    [InlineData("قوس \u0093مقتبس\u0094 و\uFFFDحرف\uFDD0\uD83F\uDFFE", "قوس مقتبس وحرف")]
    public void No_headline_is_read_as_markup_by_programs_that_guess(string title, string expected)
    {
        var paper = PublishedNews.Paper with { Name = title };
        var feed = PublishedNews.Feed(PublishedNews.Maker.FromArticle(PublishedNews.Article(title: title), paper));
        var item = Xml(RssWriter.Write(feed)).Descendants("item").Single();
        Assert.Equal(expected, item.Element("title")?.Value);
        Assert.Equal(expected, item.Element("source")?.Value);
        Assert.Empty(ValidatorRules.OfRss(Xml(RssWriter.Write(feed))));
        Assert.Empty(ValidatorRules.OfAtom(Xml(AtomWriter.Write(feed))));
        Assert.Equal(expected, Xml(OpmlWriter.Write("الصحف", [paper], PublishedNews.Maker.Site)).Descendants("outline").Single().Attribute("text")?.Value);
    }

    [Theory]
    [InlineData("https://ofoq.example/خبر?id[]=1&x=[2]#[3]", "https://ofoq.example/%D8%AE%D8%A8%D8%B1?id%5B%5D=1&x=%5B2%5D#%5B3%5D")]
    [InlineData("https://موقع.example/1", "https://xn--4gbrim.example/1")]
    [InlineData("http://[2001:db8::1]:8080/a[1]", "http://[2001:db8::1]:8080/a%5B1%5D")]
    [InlineData("http://موقع\uFFFD.example/1", "http://%D9%85%D9%88%D9%82%D8%B9%EF%BF%BD.example/1")]
    public void An_address_in_a_feed_is_a_URI_whatever_the_paper_wrote(string address, string expected)
    {
        var article = PublishedNews.Article();
        article = article with { Article = article.Article with { Url = new Uri(address), Image = new Uri(address) } };
        var feed = PublishedNews.Feed(PublishedNews.Maker.FromArticle(article, PublishedNews.Paper));
        var entry = Xml(AtomWriter.Write(feed)).Descendants(ValidatorRules.Atom + "entry").Single();
        Assert.Equal(expected, entry.Elements(ValidatorRules.Atom + "link").Single(link => link.Attribute("rel")?.Value == "via").Attribute("href")?.Value);
        Assert.Empty(ValidatorRules.OfRss(Xml(RssWriter.Write(feed))));
        Assert.Empty(ValidatorRules.OfAtom(Xml(AtomWriter.Write(feed))));
    }

    [Fact]
    public void No_character_that_a_paper_uses_breaks_the_feed()
    {
        string[] nastiest =
        [
            "\0", "\u0001", "\u000B", "\u001F", "\u007F", "\u0085", "\u009F", "\u2028", "\u202E", "\uD800", "\uDC00", "\uFDD0", "\uFEFF", "\uFFFD",
            "\uFFFE", "\uFFFF", "\U0001FFFE", "]]>", "\"", "'", "<", "&",
        ];
        Assert.All(nastiest, nasty =>
        {
            var article = PublishedNews.Article(title: $"عنوان{nasty}الخبر", html: $"<p>نص{nasty} <a href='http://a{nasty}b.example/{nasty}'>رابط</a> <img src='http://c{nasty}d.example/2.jpg' alt='{nasty}'></p>");
            article = article with
            {
                Article = article.Article with
                {
                    Url = Address("a", nasty),
                    CanonicalUrl = Address("a", nasty),
                    Image = Address("cdn", nasty),
                    Authors = [$"كاتب{nasty}"],
                    Credit = $"وكالة{nasty}",
                    Lede = $"مقدمة{nasty}",
                    Caption = $"تعليق{nasty}",
                    Section = $"قسم{nasty}",
                    Tags = [$"وسم{nasty}"],
                },
            };
            var paper = PublishedNews.Paper with { Name = $"صحيفة{nasty}", HomePage = Address("home", nasty), FeedUrls = [Address("feed", nasty)] };
            var story = new Story { Id = 2, Lead = article with { Id = 2 }, Duplicates = [article with { Id = 3 }], FirstSeen = article.At, LastUpdated = article.At };
            var feed = PublishedNews.Feed(PublishedNews.Maker.FromArticle(article, paper), PublishedNews.Maker.FromStory(story, _ => paper));
            Assert.Empty(ValidatorRules.OfRss(Xml(RssWriter.Write(feed))));
            Assert.Empty(ValidatorRules.OfAtom(Xml(AtomWriter.Write(feed))));
            Assert.NotEmpty(Xml(OpmlWriter.Write("الصحف", [paper], PublishedNews.Maker.Site)).Descendants("outline"));
            using var json = JsonDocument.Parse(JsonFeedWriter.Write(feed).Body);
            Assert.Equal(2, json.RootElement.GetProperty("items").GetArrayLength());
        });
    }

    [Fact]
    public void Every_paper_in_the_exported_list_has_a_feed_to_read()
    {
        var list = PublishedNews.Paper with { Id = "hidab", Kind = SourceKind.Listing, FeedUrls = [new Uri("https://hidab.example/news.html")] };
        var outline = Xml(OpmlWriter.Write("الصحف", [list], PublishedNews.Maker.Site)).Descendants("outline").Single();
        Assert.Equal("https://site.example/source/hidab/feed.rss", outline.Attribute("xmlUrl")?.Value);
    }

    [Theory]
    [InlineData(SourceKind.Feed, true, "alternate,self")]
    [InlineData(SourceKind.Feed, false, "alternate")]
    [InlineData(SourceKind.Listing, true, "alternate")]
    public void Only_a_feed_is_named_as_the_feed_of_a_source(SourceKind kind, bool hasAddress, string expected)
    {
        var paper = PublishedNews.Paper with { Kind = kind, FeedUrls = hasAddress ? PublishedNews.Paper.FeedUrls : [] };
        var source = Xml(AtomWriter.Write(PublishedNews.Feed(PublishedNews.Maker.FromArticle(PublishedNews.Article(), paper)))).Descendants(ValidatorRules.Atom + "source").Single();
        Assert.Equal(expected, string.Join(',', source.Elements(ValidatorRules.Atom + "link").Select(link => link.Attribute("rel")?.Value)));
    }

    [Theory]
    [InlineData("https://site.example/img/x/ofoq/logo.png", true)]
    [InlineData("https://site.example/assets/icon.svg", false)]
    public void A_feed_has_the_logo_of_its_paper_when_the_format_allows_it(string address, bool isInRss)
    {
        var icon = new Uri(address);
        var maker = PublishedNews.Maker with { Images = new ShownImages(_ => false, (_, _) => icon) };
        var paper = PublishedNews.Paper with { Logo = new Uri("https://ofoq.example/logo.png") };
        var feed = PublishedNews.Feed(maker.FromArticle(PublishedNews.Article() with { Article = PublishedNews.Article().Article with { Authors = [] } }, paper)) with { Icon = icon };

        var (rss, atom) = (Xml(RssWriter.Write(feed)), Xml(AtomWriter.Write(feed)));
        var channel = rss.Root?.Element("channel");
        Assert.Equal(
            isInRss ? string.Join(' ', address, channel?.Element("title")?.Value, channel?.Element("link")?.Value) : "",
            string.Join(' ', channel?.Elements("image").Elements().Select(element => element.Value) ?? []));
        Assert.Equal([address, address], atom.Descendants(ValidatorRules.Atom + "icon").Select(element => element.Value));
        Assert.Empty(ValidatorRules.OfRss(rss));
        Assert.Empty(ValidatorRules.OfAtom(atom));

        using var json = JsonDocument.Parse(JsonFeedWriter.Write(feed).Body);
        Assert.Equal(address, json.RootElement.GetProperty("icon").GetString());
        Assert.Equal(address, json.RootElement.GetProperty("items")[0].GetProperty("authors")[0].GetProperty("avatar").GetString());
    }

    [Fact]
    public void A_reader_who_wants_no_pictures_gets_none()
    {
        var maker = PublishedNews.Maker with { Images = ShownImages.None };
        var entry = maker.FromArticle(PublishedNews.Article(html: "<p>قبل <img src='/a.jpg' alt='a > b'> بعد</p>"), PublishedNews.Paper);
        Assert.Null(entry.Image);
        Assert.DoesNotContain("<img", entry.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("قبل  بعد", entry.BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_validator_is_of_the_content_and_the_content_of_the_articles()
    {
        var (once, again) = (AtomWriter.Write(PublishedNews.Whole()), AtomWriter.Write(PublishedNews.Whole()));
        Assert.Equal(once.ETag, again.ETag);
        Assert.Matches("^\"[0-9a-f]{32}\"$", once.ETag);
        Assert.NotEqual(once.ETag, AtomWriter.Write(PublishedNews.Feed()).ETag);
    }

    [Fact]
    public void The_hosts_culture_changes_no_byte()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = RssWriter.Write(PublishedNews.Whole()).ETag;
        try
        {
            // On a host with this culture, ToString("yyyy") without a culture writes 1448.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(expected, RssWriter.Write(PublishedNews.Whole()).ETag);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_story_keeps_its_id_and_lists_its_outlets()
    {
        var entry = PublishedNews.Whole().Entries[^1];
        Assert.Equal("tag:site.example,2026:story/6", entry.Id);
        Assert.Contains("صحيفة الأفق: العنوان في صحيفة أخرى", entry.BodyHtml, StringComparison.Ordinal);
        Assert.EndsWith("</ul></div>", entry.BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void An_opml_list_names_every_paper_that_has_a_feed()
    {
        var list = Xml(OpmlWriter.Write("الصحف", [PublishedNews.Paper, PublishedNews.Paper with { Id = "b", FeedUrls = [] }, PublishedNews.Paper with { Id = "c", Enabled = false }], PublishedNews.Maker.Site));
        Assert.Equal("https://ofoq.example/feed?type=rss&lang=ar", Assert.Single(list.Descendants("outline")).Attribute("xmlUrl")?.Value);
    }

    [Fact]
    public void A_news_sitemap_holds_two_days()
    {
        var entries = PublishedNews.Whole().Entries;
        var document = SitemapWriter.Latest("خيط", entries, entries[0].Published + TimeSpan.FromHours(47));
        Assert.Equal(entries.Count, Xml(document).Root?.Elements().Count());
        Assert.Empty(Xml(SitemapWriter.Latest("خيط", entries, entries[0].Published + TimeSpan.FromHours(48))).Root?.Elements() ?? []);
    }

    /// <summary>The character is also in the host when .NET accepts such a host.</summary>
    private static Uri Address(string host, string character) => Uri.TryCreate($"http://{host}{character}x.example/{character}?{character}={character}#{character}", UriKind.Absolute, out var address)
        ? address
        : new Uri($"http://{host}.example/{character}?{character}={character}#{character}");

    private static XDocument Xml(PublishedFeed feed)
    {
        // A strict reader checks characters: a forbidden character throws.
        using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(feed.Body.Span)), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }
}
