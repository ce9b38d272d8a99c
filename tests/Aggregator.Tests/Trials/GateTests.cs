using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Trials;
using Aggregator.Trials.Articles;
using Aggregator.Trials.Marks;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class GateTests
{
    [Fact]
    public void A_sound_paper_passes() => Assert.Empty(Gate.Judge(Evidence.Sound));

    [Theory]
    [InlineData("paper.example", "This domain is for sale. Make an offer today.")]
    [InlineData("paper.example", "هذا النطاق معروض للبيع، تواصل معنا لشرائه")]
    [InlineData("Account Suspended", "Contact your hosting provider for more information.")]
    [InlineData("Welcome to nginx!", "If you see this page, the web server is successfully installed.")]
    [InlineData("موقع جريدة الساحل", "عذرا، انتهت صلاحية هذا النطاق ولم يتم تجديده")]
    [InlineData("الساحل", "تم إيقاف هذا الموقع مؤقتا، يرجى مراجعة الشركة المستضيفة")]
    [InlineData("paper.example", "Ce nom de domaine est peut-être à vendre")]
    [InlineData("الساحل نيوز", "الموقع قيد الإنشاء")]
    public void A_parked_page_is_refused(string title, string text) =>
        Assert.Equal(FindingKind.Parked, Gate.JudgePage(Evidence.Home(title, text) with { OwnLinks = 2 })?.Kind);

    [Fact]
    public void A_page_whose_links_lead_to_a_parking_company_is_refused() =>
        Assert.Equal(FindingKind.Parked, Gate.JudgePage(Evidence.Home("paper.example", "عمليات بحث ذات صلة") with { OwnLinks = 3, Hosts = ["www.sedoparking.com"] })?.Kind);

    [Theory]
    [InlineData("إطلاق نطاق جديد", "قال الخبير إن النطاق معروض للبيع بمبلغ كبير، وإن الحساب موقوف منذ سنة. ")]
    [InlineData("جريدة الميناء", "البلدية: السوق قيد الإنشاء والملعب تحت الصيانة. ")]
    public void A_paper_that_writes_about_such_things_passes(string title, string text) =>
        Assert.Null(Gate.JudgePage(Evidence.Home(title, string.Concat(Enumerable.Repeat(text, 60))) with { OwnLinks = 60 }));

    [Theory]
    [InlineData("Situs Slot Gacor Terpercaya", "slot gacor togel judi online slot gacor casino")]
    [InlineData("كازينو أون لاين", "كازينو روليت بوكر مراهنات رياضية كازينو مجانا")]
    [InlineData("Casino sites 2026", "best casino, roulette, blackjack, free spins and poker")]
    [InlineData("Deneme bonusu veren bahis siteleri", "bahis deneme bonusu casino bahis")]
    public void A_gambling_page_is_refused(string title, string text) => Assert.Equal(FindingKind.Gambling, Gate.JudgePage(Evidence.Home(title, text))?.Kind);

    [Fact]
    public void Spam_that_is_hidden_at_the_foot_of_a_paper_does_not_refuse_it() =>
        Assert.Null(Gate.JudgePage(Evidence.Home("جريدة الميناء", string.Concat(Enumerable.Repeat("افتتاح سوق جديد للخضر في حي الزيتون ", 80)) + " casino slot gacor poker togel")));

    [Theory]
    [InlineData("أفضل كازينو أون لاين لعام {0}")]
    [InlineData("Slot gacor hari ini {0}")]
    [InlineData("مراهنات رياضية ورهانات مباشرة {0}")]
    [InlineData("Top {0} casino bonus codes")]
    public void A_hijacked_feed_is_refused(string title)
    {
        var entries = Evidence.Entries(title: number => number % 3 == 0 ? string.Format(null, title, number) : "خبر عن سوق الخضر");
        Assert.Contains(FindingKind.Gambling, Kinds(Evidence.Sound with { Entries = entries }));
    }

    [Fact]
    public void One_report_about_gambling_does_not_refuse_a_paper() =>
        Assert.Empty(Kinds(Evidence.Sound with { Entries = Evidence.Entries(title: number => number == 0 ? "إغلاق كازينو سري في الميناء" : "خبر عن سوق الخضر") }));

    [Theory]
    [InlineData("تعليقات على: جريدة الميناء", null, null)]
    [InlineData("Comments on: Paper", null, null)]
    [InlineData("جريدة الميناء", null, "https://paper.example/news/{0}#comment-{0}")]
    [InlineData("جريدة الميناء", "تعليق على سوق الخضر بواسطة سعيد {0}", null)]
    [InlineData("جريدة الميناء", "رد: سوق الخضر {0}", null)]
    [InlineData("Paper", null, "https://paper.example/{0}.html?showComment=16{0}#c99{0}")]
    public void A_comments_feed_is_refused(string feed, string? title, string? link)
    {
        var evidence = Evidence.Sound with
        {
            Feed = Evidence.Sound.Feed! with { Title = new FeedText(feed, FeedTextKind.Text) },
            Entries = Evidence.Entries(link is null ? null : number => string.Format(null, link, number), title is null ? null : number => string.Format(null, title, number)),
        };
        Assert.Contains(FindingKind.CommentsFeed, Kinds(evidence));
    }

    [Theory]
    [InlineData("https://paper.example/", "https://paper.example/feed", "https://other.example/{0}", "https://other.example/")]
    [InlineData(null, "https://paper.example/feed", "https://other.example/{0}", "https://paper.example/")]
    [InlineData(null, "https://paper.example/feed", "https://other.example/{0}", "https://other.example/")]
    [InlineData("https://paper.example/", "https://news.google.com/rss", "https://paper{0}0.example/1", "https://news.google.com/")]
    public void The_feed_of_another_paper_is_refused(string? home, string feed, string link, string site)
    {
        var evidence = Evidence.Sound with
        {
            Followed = new Uri(feed),
            Home = home is null ? null : Evidence.Sound.Home,
            Feed = Evidence.Sound.Feed! with { Link = new Uri(site) },
            Entries = Evidence.Entries(number => string.Format(null, link, number)),
        };
        Assert.Contains(FindingKind.OtherPaper, Kinds(evidence));
    }

    [Theory]
    [InlineData("https://feeds.feedburner.com/port", "https://paper.example/news/{0}", null)]
    [InlineData("https://feeds.bbci.co.uk/arabic/rss.xml", "https://www.bbc.com/arabic/{0}", null)]
    [InlineData("https://paper.example/feed", "https://www.paper.example/{0}", "https://paper.example/")]
    [InlineData("https://rss.paper.example/feed", "https://m.paper.example/{0}", "https://paper.example/")]
    [InlineData("https://paper.example/feed", "https://paper.net/{0}", "https://paper.example/")]
    public void A_paper_with_several_hosts_passes(string feed, string link, string? home)
    {
        var evidence = Evidence.Sound with { Followed = new Uri(feed), Home = home is null ? null : Evidence.Sound.Home, Entries = Evidence.Entries(number => string.Format(null, link, number)) };
        Assert.DoesNotContain(FindingKind.OtherPaper, Kinds(evidence));
    }

    [Fact]
    public void A_feed_on_a_foreign_host_passes_when_the_papers_front_page_names_it()
    {
        var feed = new Uri("https://cdn-of-feeds.example/port.xml");
        Assert.Empty(Kinds(Evidence.Sound with { Followed = feed, Home = Evidence.Sound.Home! with { IsBehindFeed = true, Feeds = [feed] } }));
    }

    [Theory]
    [InlineData("The council discusses the budget of next year", "It was said on Sunday.")]
    [InlineData("Le conseil municipal examine le budget", "Selon une source locale.")]
    [InlineData("شهردار از افتتاح بازار میوه در منطقه خبر داد که می‌گوید", "گفته شد که پس از چند روز کار می‌کند")]
    [InlineData("شہر میں نئے بازار کا افتتاح ہو گیا ہے", "یہ کہا گیا ہے کہ اتوار سے کام شروع ہے")]
    public void A_source_in_another_language_is_refused(string title, string summary) =>
        Assert.Contains(FindingKind.NotArabic, Kinds(Evidence.Sound with { Entries = Evidence.Entries(title: _ => title, summary: summary) }));

    [Fact]
    public void A_paper_that_mixes_languages_passes() =>
        Assert.Empty(Kinds(Evidence.Sound with { Entries = [.. Evidence.Entries().Take(5), .. Evidence.Entries(title: _ => "The council discusses the budget", summary: "On Sunday.").Take(5)] }));

    [Theory]
    [InlineData(null)]
    [InlineData(FeedFormat.Rss)]
    [InlineData(FeedFormat.Sitemap)]
    [InlineData(FeedFormat.Listing)]
    public void A_feed_without_entries_is_refused(FeedFormat? format) =>
        Assert.Contains(FindingKind.EmptyFeed, Kinds(Evidence.Sound with { Feed = format is { } known ? Evidence.Sound.Feed! with { Format = known } : null, Entries = [] }));

    [Theory]
    [InlineData("https://paper.example/feed/", null)]
    [InlineData("http://www.paper.example/feed?utm_source=x", null)]
    [InlineData("https://other.example/rss", "https://paper.example/ar/")]
    [InlineData("https://other.example/rss", "http://m.paper.example")]
    public void A_paper_that_we_follow_is_found_again(string feed, string? home)
    {
        var known = new Source { Id = "port", Name = "جريدة الميناء", FeedUrls = [new Uri(feed)], HomePage = home is null ? null : new Uri(home), Enabled = false };
        Assert.Equal(known, KnownPaper.Find([known], new Uri("https://paper.example/feed")));
    }

    [Theory]
    [InlineData("https://other.example/", "https://paper.example/")]
    [InlineData("https://paper.example/fr/", "https://paper.example/ar/")]
    [InlineData("https://one.blogspot.com/", "https://two.blogspot.com/")]
    [InlineData("https://paper.example.org/", "https://paper.example/")]
    public void Another_paper_is_not_taken_for_it(string home, string address) =>
        Assert.Null(KnownPaper.Find([new Source { Id = "port", Name = "الميناء", FeedUrls = [new Uri(new Uri(home), "rss.xml")], HomePage = new Uri(home) }], new Uri(address)));

    [Fact]
    public void A_known_paper_is_refused_with_its_name() =>
        Assert.Equal(["جريدة الميناء", "port"], Gate.Judge(Evidence.Sound with { Known = new Source { Id = "port", Name = "جريدة الميناء" } }).Single().Values);

    [Theory]
    [InlineData(RejectionReason.NotAnArticle, 10)]
    [InlineData(RejectionReason.TooShort, 10)]
    [InlineData(null, 10)]
    [InlineData(null, 6)]
    public void A_list_of_offers_without_dates_is_no_news(RejectionReason? reason, int offers) =>
        Assert.Contains(FindingKind.NoNews, Kinds(Evidence.Sound with { Kind = SourceKind.Listing, Articles = Evidence.Articles((number, tried) => Undated(tried, reason) with { IsOffer = number < offers }) }));

    [Theory]
    [InlineData(RejectionReason.Paywalled)]
    [InlineData(RejectionReason.NeedsJavaScript)]
    [InlineData(RejectionReason.NotAnArticle)]
    [InlineData(RejectionReason.TooShort)]
    public void A_list_of_headlines_whose_pages_hold_no_text_is_news(RejectionReason reason) =>
        Assert.Empty(Kinds(Evidence.Sound with { Kind = SourceKind.Listing, Articles = Evidence.Articles((_, tried) => Undated(tried, reason)) }));

    [Fact]
    public void A_paper_with_a_shop_on_every_page_is_news() =>
        Assert.Empty(Kinds(Evidence.Sound with { Kind = SourceKind.Listing, Articles = Evidence.Articles((_, tried) => tried with { IsOffer = true }) }));

    [Theory]
    [InlineData("ساعة يد للرجال. أضف إلى السلة", true)]
    [InlineData("Wall clock, 3 in stock. Add to cart", true)]
    [InlineData("كتاب الطبخ. السعر: 40 ريالا", true)]
    [InlineData("سؤال عن السيارات. اضف رد", true)]
    [InlineData("قال التاجر إن السعر ارتفع وإن السلة الغذائية صارت أغلى.", false)]
    [InlineData("افتتاح سوق جديد للخضر في حي الزيتون", false)]
    public void An_offer_is_seen_by_its_words(string text, bool isOffer) => Assert.Equal(isOffer, OfferPage.Is(new FetchedDocument
    {
        Url = new Uri("https://paper.example/1"),
        Body = System.Text.Encoding.UTF8.GetBytes($"<html lang=ar><body><p>{text}</p></body></html>"),
        FetchedAt = Evidence.Now,
    }));

    private static TriedArticle Undated(TriedArticle tried, RejectionReason? reason) =>
        reason is { } why ? Evidence.Without(tried, why) : tried with { AnnouncedAt = null, PageDate = null, Article = tried.Article! with { Published = null } };

    private static IEnumerable<FindingKind> Kinds(TrialEvidence evidence) => Gate.Judge(evidence).Select(finding => finding.Kind);
}
