using System.Diagnostics;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Tests.Pipeline;
using Aggregator.Trials;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class SourceTrialTests
{
    private const string Home = "https://paper.example/";

    private readonly FakeTimeProvider _time = new(Evidence.Now);
    private readonly FakeWeb _web;

    public SourceTrialTests() => _web = new FakeWeb(_time);

    [Fact]
    public async Task The_feed_that_the_page_declares_is_followed_and_comments_are_passed_over()
    {
        Page(Home, """<link rel="alternate" type="application/rss+xml" href="/comments/feed/" title="التعليقات"><link rel="alternate" type="application/rss+xml" href="/feed/">""");
        Feed("https://paper.example/feed/", Items(4));
        var proposal = await TryAsync("paper.example");

        Assert.Empty(proposal.Refusals);
        Assert.Equal((SourceKind.Feed, "https://paper.example/feed/", "جريدة الميناء", "paper"), (proposal.Source!.Kind, proposal.Source.FeedUrls[0].AbsoluteUri, proposal.Source.Name, proposal.Source.Id));
        Assert.Equal(
            [(AttemptStep.Address, AttemptOutcome.IsPage), (AttemptStep.LinkElement, AttemptOutcome.Comments), (AttemptStep.LinkElement, AttemptOutcome.Taken)],
            proposal.Tried.Select(attempt => (attempt.Step, attempt.Outcome)));
        Assert.Equal(4, proposal.Articles.Count);
        Assert.Contains(proposal.Hints, hint => hint.Kind is FindingKind.ReadersAgree);
        Assert.DoesNotContain(_web.Requests, request => request.Url.AbsolutePath.StartsWith("/comments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_article_is_shown_with_what_was_left_out_and_why()
    {
        Feed(Home + "rss.xml", Items(1));
        Page("https://paper.example/news/0", "", "<article><h1>خبر الميناء رقم 0 عن السوق الجديد</h1><p>قال مدير الميناء إن السوق الجديد سيفتح أبوابه صباح الأحد المقبل أمام التجار والزوار.</p><p>اقرأ أيضا: أسعار السمك</p><p>وأضاف أن الأشغال انتهت قبل موعدها بشهر كامل، وأن الإيجار سيبقى كما كان في السوق القديم.</p></article>");
        var tried = Assert.Single((await TryAsync(Home + "rss.xml")).Articles);

        Assert.Equal(ArticleVerdict.Whole, tried.Verdict);
        Assert.StartsWith("قال مدير الميناء", tried.Opening, StringComparison.Ordinal);
        Assert.Contains(tried.LeftOut, line => line is { Text: "اقرأ أيضا: أسعار السمك", Reason: LeftOutReason.ReadAlso });
    }

    [Fact]
    public async Task Without_a_scheme_http_is_tried_after_https()
    {
        _web.Fail(Home, FetchFailure.Unreachable);
        Feed("http://paper.example/", Items(3));
        Assert.Equal("http://paper.example/", (await TryAsync("paper.example")).Source?.FeedUrls[0].AbsoluteUri);
    }

    [Fact]
    public async Task A_paper_that_we_have_is_refused_without_a_request()
    {
        var known = new Source { Id = "port", Name = "الميناء", HomePage = new Uri("https://www.paper.example"), Enabled = false };
        var proposal = await TryAsync(Home, [known]);
        Assert.Equal(FindingKind.AlreadyFollowed, Assert.Single(proposal.Refusals).Kind);
        Assert.Empty(_web.Requests);
    }

    [Theory]
    [InlineData("نص بلا عنوان", FindingKind.BadAddress)]
    [InlineData("https://gone.example/", FindingKind.Unreachable)]
    public async Task What_cannot_be_asked_is_refused_with_the_reason(string address, FindingKind reason) =>
        Assert.Equal(reason, Assert.Single((await TryAsync(address)).Refusals).Kind);

    [Fact]
    public async Task A_given_comments_feed_is_refused_and_no_article_is_fetched()
    {
        Feed(Home + "comments/feed/", Items(5), "تعليقات على: جريدة الميناء");
        var proposal = await TryAsync(Home + "comments/feed/");
        Assert.Equal(FindingKind.CommentsFeed, Assert.Single(proposal.Refusals).Kind);
        Assert.DoesNotContain(_web.Requests, request => request.Url.AbsolutePath.StartsWith("/news", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dates_that_are_hours_ahead_are_corrected_in_the_proposal()
    {
        Feed(Home + "rss.xml", string.Concat(Enumerable.Range(0, 5).Select(number => Item(number, _time.GetUtcNow().AddHours(3).AddMinutes(-10 * (number + 1))))));
        var proposal = await TryAsync(Home + "rss.xml");
        Assert.Equal(TimeSpan.FromHours(-3), proposal.Source?.DateCorrection);
        Assert.Equal(["3"], proposal.Hints.Single(hint => hint.Kind is FindingKind.WrongZone).Values);
        Assert.All(proposal.Articles, tried => Assert.True(tried.AnnouncedAt <= _time.GetUtcNow()));
    }

    [Fact]
    public async Task The_number_of_requests_is_bounded()
    {
        Page(Home, "", "<p>صفحة بلا روابط</p>");
        var proposal = await TryAsync(Home, options: new TrialOptions { MaxRequests = 6 });
        Assert.Equal(FindingKind.NothingFound, Assert.Single(proposal.Refusals).Kind);
        Assert.Equal(6, _web.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_does_not_hold_the_trial()
    {
        var start = Stopwatch.GetTimestamp();
        var trial = new SourceTrial(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                throw new UnreachableException();
            },
            TimeProvider.System,
            new FeedsOptions(),
            new PipelineOptions(),
            new TrialOptions { RequestTime = TimeSpan.FromMilliseconds(200) });
        var proposal = await trial.ProposeAsync("paper.example", [], null, TestContext.Current.CancellationToken);
        Assert.Equal(FindingKind.Unreachable, Assert.Single(proposal.Refusals).Kind);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_marks_of_the_invented_papers_follow_their_true_quality()
    {
        using var papers = InventedPapers.Open(Path.Combine(AppContext.BaseDirectory, "Extraction", "Fixtures", "homes"));
        var rows = await papers.ProposeAsync(TestContext.Current.CancellationToken);

        Assert.InRange(RankCorrelation.Of(rows.Select(row => (double)row.Proposal.Mark), rows.Select(row => row.Score.Right)), 0.8, 1);
        Assert.InRange(rows.Count(row => !row.Proposal.IsRefused && row.Score.RightInPages >= 0.8), 31, 35);
        Assert.DoesNotContain(rows, row => row.Proposal.IsRefused);
    }

    private Task<Proposal> TryAsync(string address, IReadOnlyList<Source>? known = null, TrialOptions? options = null) =>
        new SourceTrial(_web.FetchAsync, _time, new FeedsOptions(), new PipelineOptions(), options ?? new TrialOptions())
            .ProposeAsync(address, known ?? [], null, TestContext.Current.CancellationToken);

    private void Page(string url, string head, string body = "<p>أهلا بكم في جريدة الميناء</p>") =>
        _web.Serve(url, $"<!doctype html><html lang=\"ar\"><head><title>جريدة الميناء</title>{head}</head><body>{body}</body></html>", "text/html");

    private void Feed(string url, string items, string title = "جريدة الميناء") =>
        _web.Serve(url, $"<rss version=\"2.0\"><channel><title>{title}</title><link>{Home}</link>{items}</channel></rss>");

    private string Items(int count) => string.Concat(Enumerable.Range(0, count).Select(number => Item(number, _time.GetUtcNow().AddHours(-number - 1))));

    private static string Item(int number, DateTimeOffset date) =>
        $"<item><title>خبر الميناء رقم {number} عن السوق الجديد</title><link>https://paper.example/news/{number}</link><pubDate>{date.ToString("r", System.Globalization.CultureInfo.InvariantCulture)}</pubDate><description>قال مدير الميناء إن السوق رقم {number} سيفتح يوم الأحد.</description></item>";
}
