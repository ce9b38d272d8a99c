using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Text.Addresses;
using Aggregator.Trials;

namespace Aggregator.Tests.Trials;

/// <summary>The 35 invented papers of Extraction/Fixtures/homes as servers, with their feeds, robots.txt and sitemaps, behind the real
/// fetcher.</summary>
internal sealed class InventedPapers : HttpMessageHandler
{
    private readonly string _folder;
    private readonly string[] _sentences;
    private readonly Dictionary<string, Func<(byte[] Body, string MediaType)>> _answers = new(StringComparer.Ordinal);

    private InventedPapers(string folder)
    {
        _folder = folder;
        _sentences = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "sentences.json"))) ?? [];
        var articles = File.ReadLines(Path.Combine(folder, "articles.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToLookup(article => Text(article, "outlet"));
        Papers = [.. JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Path.Combine(folder, "outlets.json")))!.Select(outlet => Add(outlet, [.. articles[Text(outlet, "id")]]))];
    }

    public IReadOnlyList<InventedPaper> Papers { get; }

    public List<string> Asked { get; } = [];

    public static InventedPapers Open(string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new InventedPapers(folder);
    }

    /// <summary>Tries the home page of every paper, and judges the articles of each proposal.</summary>
    public async Task<IReadOnlyList<(InventedPaper Paper, Proposal Proposal, PaperScore Score)>> ProposeAsync(CancellationToken cancellationToken)
    {
        var rows = new List<(InventedPaper Paper, Proposal Proposal, PaperScore Score)>();
        foreach (var paper in Papers)
        {
            var clock = new StandingClock(paper.Now);
            using var fetcher = new Fetcher(new FetchingOptions { MinGapPerHost = TimeSpan.Zero, UseProxy = false, MaxInFlightPerHost = 8 }, clock, this);
            var trial = new SourceTrial(fetcher.FetchAsync, clock, new FeedsOptions(), new PipelineOptions(), new TrialOptions());
            var proposal = await trial.ProposeAsync(paper.Home.AbsoluteUri, [], null, cancellationToken);
            rows.Add((paper, proposal, PaperScore.Of(paper, proposal)));
        }

        return rows;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!; // Our fetcher always names one.
        lock (Asked)
        {
            Asked.Add(url.AbsoluteUri);
        }

        if (!_answers.TryGetValue(CanonicalUrl.Key(url.AbsoluteUri), out var answer))
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new StringContent("<title>404</title>", Encoding.UTF8, "text/html") });
        }

        var (body, mediaType) = answer();
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return Task.FromResult(response);
    }

    private InventedPaper Add(JsonElement outlet, IReadOnlyList<JsonElement> articles)
    {
        var (id, home) = (Text(outlet, "id"), new Uri(Text(outlet, "home")));
        var encoding = Encoding.GetEncoding(Text(outlet, "encoding"));
        var zone = DateTimeOffset.Parse(Text(articles[0], "published"), CultureInfo.InvariantCulture).Offset;
        var paper = new InventedPaper(id, home, new DateTimeOffset(2026, 11, 30, 17, 40, 0, zone), outlet.GetProperty("bodiesInPages").GetDouble(), outlet);
        Answer(home, "text/html", () => File.ReadAllBytes(Path.Combine(_folder, id, "home.html")));
        foreach (var article in articles)
        {
            var template = outlet.GetProperty("templates").GetProperty(Text(article, "template"));
            var right = new RightArticle(new Uri(Text(article, "link")), Text(article, "headline"), [.. Body(article)], template.GetProperty("bodyInPage").GetBoolean());
            paper.Articles[CanonicalUrl.Key(right.Link.AbsoluteUri)] = right;
            Answer(right.Link, "text/html", () => encoding.GetBytes(Page(article, template, right)));
        }

        foreach (var feed in outlet.GetProperty("feeds").EnumerateArray().Where(feed => Text(feed, "kind") != "404"))
        {
            var kind = Text(feed, "kind");
            Answer(new Uri(Text(feed, "link")), "application/rss+xml", () => Encoding.UTF8.GetBytes(Feed(outlet, kind, articles, paper)));
        }

        AddRobots(outlet, home, articles);
        return paper;
    }

    private void AddRobots(JsonElement outlet, Uri home, IReadOnlyList<JsonElement> articles)
    {
        if (outlet.TryGetProperty("robots", out var robots))
        {
            Answer(new Uri(home, "/robots.txt"), "text/plain", () => File.ReadAllBytes(Path.Combine(_folder, robots.GetString()!)));
        }

        if (!outlet.TryGetProperty("sitemap", out var sitemap))
        {
            return;
        }

        var (link, kind) = (new Uri(Text(sitemap, "link")), Text(sitemap, "kind"));
        const string Xml = "application/xml";
        if (kind == "news")
        {
            Answer(link, Xml, () => Encoding.UTF8.GetBytes(NewsSitemap(articles)));
        }
        else if (kind.StartsWith("index of ", StringComparison.Ordinal))
        {
            var part = new Uri(link, kind["index of ".Length..].Split(',')[0]);
            Answer(link, Xml, () => Encoding.UTF8.GetBytes($"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>{part}</loc></sitemap></sitemapindex>"));
            Answer(part, Xml, () => Encoding.UTF8.GetBytes(NewsSitemap(articles)));
        }
        else
        {
            Answer(link, Xml, () => Encoding.UTF8.GetBytes($"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>{home}</loc></url><url><loc>{new Uri(home, "/politics")}</loc></url></urlset>"));
        }
    }

    private void Answer(Uri url, string mediaType, Func<byte[]> body) => _answers[CanonicalUrl.Key(url.AbsoluteUri)] = () => (body(), mediaType);

    private IEnumerable<string> Body(JsonElement article) => article.GetProperty("body").EnumerateArray()
        .Select(paragraph => string.Join(' ', paragraph.EnumerateArray().Select(number => Filled(_sentences[number.GetInt32()], article))));

    private static string Filled(string sentence, JsonElement article) => sentence
        .Replace("{h}", Text(article, "headline"), StringComparison.Ordinal).Replace("{p}", Text(article, "place"), StringComparison.Ordinal)
        .Replace("{m}", Text(article, "man"), StringComparison.Ordinal).Replace("{w}", Text(article, "woman"), StringComparison.Ordinal)
        .Replace("{day}", Text(article, "day"), StringComparison.Ordinal);

    private string Page(JsonElement article, JsonElement template, RightArticle right)
    {
        string Made(IEnumerable<string> paragraphs) => string.Join(
            Text(template, "between"), paragraphs.Select(text => Text(template, "paragraph").Replace("{{text}}", WebUtility.HtmlEncode(text), StringComparison.Ordinal)));
        var garbled = right.Body.Select(text => new string([.. text.Select(sign => sign is >= '\u0600' and <= '\u06FF' ? '?' : sign)]));
        return File.ReadAllText(Path.Combine(_folder, Text(template, "file")))
            .Replace("{{body}}", Made(right.Body), StringComparison.Ordinal).Replace("{{first}}", Made(right.Body.Take(1)), StringComparison.Ordinal)
            .Replace("{{rest}}", Made(right.Body.Skip(1)), StringComparison.Ordinal).Replace("{{summary}}", Made([right.Summary]), StringComparison.Ordinal)
            .Replace("{{garbled}}", Made(garbled), StringComparison.Ordinal).Replace("{{headline}}", WebUtility.HtmlEncode(right.Headline), StringComparison.Ordinal)
            .Replace("{{link}}", WebUtility.HtmlEncode(right.Link.AbsoluteUri), StringComparison.Ordinal).Replace("{{image}}", WebUtility.HtmlEncode(Text(article, "image")), StringComparison.Ordinal)
            .Replace("{{byline}}", WebUtility.HtmlEncode(Text(article, "byline")), StringComparison.Ordinal).Replace("{{date}}", WebUtility.HtmlEncode(Text(article, "date")), StringComparison.Ordinal)
            .Replace("{{iso}}", Text(article, "published"), StringComparison.Ordinal).Replace("{{isoz}}", LocalAsUtc(article), StringComparison.Ordinal);
    }

    private static string LocalAsUtc(JsonElement article) => $"{Text(article, "published")[..19]}Z";

    private static string Feed(JsonElement outlet, string kind, IReadOnlyList<JsonElement> articles, InventedPaper paper)
    {
        var isOther = kind == "other paper";
        var isLate = Text(outlet, "bad").Contains("local time as UTC", StringComparison.Ordinal);
        var items = kind == "empty" ? [] : articles.Take(30).Select(article =>
        {
            var link = isOther ? $"https://another-paper.example/{Text(article, "published")[8..19]}" : kind == "comments" ? $"{Text(article, "link")}#comment-7" : Text(article, "link");
            var title = kind == "comments" ? $"تعليق على {Text(article, "headline")}" : Text(article, "headline");
            var date = DateTimeOffset.Parse(isLate ? LocalAsUtc(article) : Text(article, "published"), CultureInfo.InvariantCulture).ToUniversalTime().ToString("r", CultureInfo.InvariantCulture);
            return $"<item><title>{WebUtility.HtmlEncode(title)}</title><link>{WebUtility.HtmlEncode(link)}</link><pubDate>{date}</pubDate><description>{WebUtility.HtmlEncode(paper.Articles[CanonicalUrl.Key(Text(article, "link"))].Summary)}</description></item>";
        });
        var name = isOther ? "جريدة أخرى" : kind == "comments" ? $"تعليقات على {Text(outlet, "name")}" : Text(outlet, "name");
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>{name}</title><link>{(isOther ? "https://another-paper.example/" : Text(outlet, "home"))}</link>{string.Concat(items)}</channel></rss>";
    }

    private static string NewsSitemap(IReadOnlyList<JsonElement> articles) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{string.Concat(articles.Select(article => $"<url><loc>{WebUtility.HtmlEncode(Text(article, "link"))}</loc><news:news><news:publication_date>{Text(article, "published")}</news:publication_date><news:title>{WebUtility.HtmlEncode(Text(article, "headline"))}</news:title></news:news></url>"))}</urlset>";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}

/// <summary>One invented paper.</summary>
/// <param name="Now">The instant at which its home page was made.</param>
/// <param name="BodiesInPages">The share of articles whose text stands in their page.</param>
internal sealed record InventedPaper(string Id, Uri Home, DateTimeOffset Now, double BodiesInPages, JsonElement Outlet)
{
    /// <summary>The right articles by the key of their address.</summary>
    public Dictionary<string, RightArticle> Articles { get; } = new(StringComparer.Ordinal);
}

/// <summary>What an article truly says.</summary>
/// <param name="IsInPage">Whether its page holds the text.</param>
internal sealed record RightArticle(Uri Link, string Headline, IReadOnlyList<string> Body, bool IsInPage)
{
    /// <summary>The first sentence.</summary>
    public string Summary => Body[0].IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? Body[0][..(end + 1)] : Body[0];
}

/// <summary>A clock that stands still while timers run.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
