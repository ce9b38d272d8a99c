using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Aggregator.Server.Newsroom;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

public sealed partial class NewsroomTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly InventedNewsroom Rooms = InventedNewsroom.Load(InventedNewsroom.DefaultFolder);

    public static TheoryData<string> Outlets => [.. Rooms.Outlets.Select(outlet => outlet.Host)];

    [Theory]
    [MemberData(nameof(Outlets))]
    public void Every_route_answers(string host) =>
        Assert.All(Rooms.OutletAt(host)!.Routes, route =>
        {
            var answer = Rooms.Respond(host, Uri.EscapeDataString(route.Key).Replace("%2F", "/", StringComparison.Ordinal), Now);
            Assert.Equal(route.Value.Status ?? 200, answer.Status);
            Assert.True(answer.Body.Length > 0 || answer.Location is not null);
        });

    [Theory]
    [MemberData(nameof(Outlets))]
    public void Every_redirect_ends_at_a_page(string host) =>
        Assert.All(Rooms.OutletAt(host)!.Routes.Where(route => route.Value.Location is not null), route =>
        {
            var target = Rooms.Respond(host, route.Key, Now).Location!;
            Assert.Equal(200, Rooms.Respond(target.Host, target.PathAndQuery, Now).Status);
        });

    [Theory]
    [MemberData(nameof(Outlets))]
    public void No_placeholder_is_left_in_what_is_served(string host) =>
        Assert.All(Answers(host), answer => Assert.DoesNotContain("{{", Encoding.Latin1.GetString(answer.Body.Span), StringComparison.Ordinal));

    [Fact]
    public void The_old_paper_is_served_in_windows_1256_with_its_dates()
    {
        var answer = Rooms.Respond("barada.example", "/akhbar/3105.htm", Now);
        var text = Encoding.GetEncoding("windows-1256").GetString(answer.Body.Span);

        Assert.Equal("text/html", answer.ContentType);
        Assert.False(Utf8.IsValid(answer.Body.Span));
        Assert.Contains("أفران دمشق القديمة", text, StringComparison.Ordinal);
        Assert.Contains("الإثنين 23 تشرين الثاني 2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_calls_itself_windows_1256_is_in_truth_utf_8()
    {
        var answer = Rooms.Respond("sada.example", "/Rss.aspx?cat=0", Now);

        Assert.Equal("text/xml; charset=windows-1256", answer.ContentType);
        Assert.True(Utf8.IsValid(answer.Body.Span));
        Assert.Contains("٢٣ نوفمبر ٢٠٢٦", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void The_newsroom_has_at_least_eight_outlets_and_sixty_articles_in_their_own_words()
    {
        var pages = Rooms.Outlets
            .SelectMany(outlet => outlet.Routes.Values)
            .Select(route => route.File)
            .OfType<string>()
            .Where(file => ArticleFile.IsMatch(file))
            .Distinct()
            .ToList();

        Assert.True(Rooms.Outlets.Count >= LeastOutlets, $"{Rooms.Outlets.Count} outlets");
        Assert.True(pages.Count >= LeastArticles, $"{pages.Count} articles");
    }

    [Fact]
    public void The_sources_of_the_newsroom_are_a_faultless_feeds_json()
    {
        var outcome = SourceCatalog.Load(Rooms.FeedsJson());

        var loaded = Assert.IsType<SourceCatalogOutcome.Loaded>(outcome);
        Assert.Equal(Rooms.Outlets.Select(outlet => outlet.Id), loaded.Sources.Select(source => source.Id));
        Assert.All(loaded.Sources, source => Assert.Equal(200, Rooms.Respond(source.FeedUrls[0].Host, source.FeedUrls[0].PathAndQuery, Now).Status));
    }

    [Fact]
    public void The_same_instant_gives_the_same_validator_and_another_instant_another() =>
        Assert.Multiple(
            () => Assert.Equal(TagAt(Now), TagAt(Now)),
            () => Assert.NotEqual(TagAt(Now), TagAt(Now.AddHours(1))));

    [Fact]
    public async Task Without_sockets_an_unchanged_feed_is_answered_with_304()
    {
        using var handler = new NewsroomHandler(Rooms, Now);
        using var invoker = new HttpMessageInvoker(handler);
        using var first = new HttpRequestMessage(HttpMethod.Get, "http://ofoq.example/ar/rss");
        using var fresh = await invoker.SendAsync(first, TestContext.Current.CancellationToken);
        using var second = new HttpRequestMessage(HttpMethod.Get, "http://ofoq.example/ar/rss");
        second.Headers.TryAddWithoutValidation("If-None-Match", fresh.Headers.ETag!.ToString());
        using var unchanged = await invoker.SendAsync(second, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public void An_unknown_host_and_a_missing_page_are_answered_with_404()
    {
        Assert.Equal(404, Rooms.Respond("stranger.example", "/", Now).Status);
        Assert.Equal(404, Rooms.Respond("ofoq.example", "/missing", Now).Status);
    }

    [Theory]
    [InlineData("{{-1d2h|rfc1123}}", "Sun, 22 Nov 2026 07:00:00 GMT")]
    [InlineData("{{-0h|rfc822}}", "Mon, 23 Nov 2026 12:00:00 +0300")]
    [InlineData("{{+30m|iso-local}}", "2026-11-23T12:30:00+03:00")]
    [InlineData("{{-0h|epoch}}", "1795424400")]
    [InlineData("{{-0h|ar-ma|d MMMM yyyy}}", "23 نونبر 2026")]
    [InlineData("{{-120d|ar-dz|dddd d MMMM}}", "الأحد 26 جويلية")]
    [InlineData("{{-0h|ar-pair|d MMMM}}", "23 تشرين الثاني / نوفمبر")]
    [InlineData("{{-0h|ar-eg-indic|hh:mm tt}}", "١٢:٠٠ م")]
    [InlineData("{{-0h|hijri}}", "13 جمادى الآخرة 1448")]
    public void A_placeholder_becomes_a_date_of_its_family(string placeholder, string expected)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(3), "test", "test");
        var bytes = DatePlaceholders.Replace(placeholder, Encoding.UTF8, Now, zone);

        Assert.Equal(expected, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes)));
    }

    private static string? TagAt(DateTimeOffset now) => Rooms.Respond("ofoq.example", "/ar/rss", now).ETag;

    private static IEnumerable<NewsroomAnswer> Answers(string host) =>
        Rooms.OutletAt(host)!.Routes.Keys.Select(path => Rooms.Respond(host, path, Now)).Where(answer => !answer.ContentType.StartsWith("image/", StringComparison.Ordinal));

    private const int LeastOutlets = 10;

    private const int LeastArticles = 69;

    [GeneratedRegex(@"^[a-z]+/[a-z-]*[0-9]+\.html$", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleFile { get; }
}
