using System.Net;
using System.Text.Json;
using Aggregator.Server.Tests.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>The whole program on a port. It follows four invented papers with feeds and pictures on loopback.</summary>
/// <remarks>Browsers load the pictures of «الراصد» from the paper and those of «الناقل» through our proxy. «الرمز» shows no
/// pictures, and «الموجز» shows excerpts. Two papers have one picture in two sizes.</remarks>
internal sealed class ReportedPapers : IAsyncDisposable
{
    private static readonly string[] Words =
    [
        "المدينة", "الميناء", "الفلاحون", "المدرسة", "الطريق", "المجلس", "النهر", "الجمعية", "السوق", "الموسم", "الباحثون", "الرحلة", "المعرض", "المستشفى",
        "اجتمع", "أعلن", "افتتح", "قرر", "زار", "ناقش", "أنجز", "واصل", "استقبل", "نظم", "أكمل", "عاد", "انطلق", "شارك",
        "صباحا", "مساء", "قريبا", "هناك", "مجددا", "غدا", "أمس", "دائما", "شمالا", "جنوبا", "بهدوء", "سريعا", "تدريجيا", "معا",
    ];

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _program;
    private readonly HttpClient _http;

    private ReportedPapers(PictureServer papers, (DirectoryInfo Own, string Data) folders, WebApplication program, Uri address)
    {
        (Papers, (_folder, DataFolder), _program, Address) = (papers, folders, program, address);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public PictureServer Papers { get; }

    public Uri Address { get; }

    public string DataFolder { get; }

    public LogLines Log { get; } = new();

    public string FeedsFile => Path.Combine(_folder.FullName, "feeds.json");

    public IReadOnlyList<RouteEndpoint> Routes => [.. _program.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <param name="data">The data folder; null for one of its own.</param>
    /// <param name="settings">Options beside those that every test needs.</param>
    public static async Task<ReportedPapers> StartAsync(string? data = null, params (string Name, string Value)[] settings)
    {
        var papers = await PictureServer.StartAsync();
        var picture = PaintedPicture.Jpeg(7, 1200, 750, 92);
        papers.Put("rasid/jisr.jpg", picture);
        papers.Put("naqil/copy.jpg", PaintedPicture.Resized(picture, 640, 400, 55));
        papers.Put("naqil/souq.jpg", PaintedPicture.Jpeg(8));
        papers.Put("rasid/inside.jpg", PaintedPicture.Jpeg(9));
        papers.Put("ramz/bahr.jpg", PaintedPicture.Jpeg(10));
        papers.Put("rasid/feed", Feed(
            Item("افتتاح جسر وادي الزيتون", 1, papers.Address, "rasid/jisr.jpg"),
            Item("موسم القطاف يبدأ في السهول", 2, papers.Address, "rasid/inside.jpg", within: "rasid/wasat.jpg")), "application/rss+xml");
        papers.Put("naqil/feed", Feed(
            Item("صور من حفل افتتاح الجسر الجديد", 3, papers.Address, "naqil/copy.jpg"),
            Item("السوق الأسبوعي يعود إلى ساحته", 4, papers.Address, "naqil/souq.jpg")), "application/rss+xml");
        papers.Put("rasid/wasat.jpg", PaintedPicture.Jpeg(12, 700, 700));
        papers.Put("mujaz/mizan.jpg", PaintedPicture.Jpeg(11));
        papers.Put("mujaz/feed", Feed(Item("مقتطف من جلسة المجلس", 6, papers.Address, "mujaz/mizan.jpg")), "application/rss+xml");
        papers.Put("ramz/feed", Feed(Item("هدوء في البحر بعد العاصفة", 5, papers.Address, "ramz/bahr.jpg")), "application/rss+xml");
        var folder = Directory.CreateTempSubdirectory("aggregator-reports-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "feeds.json"), Sources(papers.Address));
        return await StartAsync(papers, (folder, data ?? Path.Combine(folder.FullName, "data")), settings);
    }

    public async Task<string> TextAsync(string path) => await _http.GetStringAsync(path, TestContext.Current.CancellationToken);

    public T Service<T>()
        where T : notnull => _program.Services.GetRequiredService<T>();

    /// <summary>Status and text of an answer, whatever the status is.</summary>
    public async Task<string> AnswerAsync(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().ReplaceLineEndings(" ")}";
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The number of the article whose headline begins with this text.</summary>
    public async Task<long> ArticleAsync(string title)
    {
        using var list = JsonDocument.Parse(await TextAsync("/api/articles?limit=200"));
        return list.RootElement.GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("title").GetString()?.StartsWith(title, StringComparison.Ordinal) == true)
            .GetProperty("id").GetInt64();
    }

    /// <summary>Sends a report like the form of a page, from a reader behind the trusted proxy.</summary>
    public async Task<HttpResponseMessage> ReportAsync(long article, string name, string reader, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/a/{article}/report-image")
        {
            Content = new FormUrlEncodedContent([new("image", name)]),
        };
        request.Headers.Add("X-Forwarded-For", reader);
        foreach (var (header, value) in headers.Length > 0 ? headers : [("Origin", Address.GetLeftPart(UriPartial.Authority))])
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.StopAsync();
        await _program.DisposeAsync();
        await Papers.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<ReportedPapers> StartAsync(PictureServer papers, (DirectoryInfo Own, string Data) folders, (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}/");
        var program = Composition.BuildService(new ServeSettings
        {
            FeedsFile = Path.Combine(folders.Own.FullName, "feeds.json"),
            DataFolder = folders.Data,
            Urls = address.AbsoluteUri,
            Configuration = new Dictionary<string, string?>(
                Patience.Fetching.Select(setting => (setting.Key, setting.Value)).Concat(settings).Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2)))
            {
                ["Aggregator:Service:Heartbeat"] = "00:00:00.100",
                ["Aggregator:Site:TrustedProxies:0"] = "127.0.0.1",
                ["Logging:LogLevel:Default"] = "Error",
                ["Logging:LogLevel:Aggregator.Server.Jobs"] = "Warning",
            },
        });
        await program.StartAsync(TestContext.Current.CancellationToken);
        var site = new ReportedPapers(papers, folders, program, address);
        program.Services.GetRequiredService<ILoggerFactory>().AddProvider(site.Log);
        await Patience.EventuallyAsync(async () => (await site.TextAsync("/api/articles")).Split("\"id\":").Length >= 13, "six articles are shown");
        return site;
    }

    private static string Sources(Uri papers) => $$"""
        { "sources": [
          { "id": "rasid", "name": "الراصد", "feedUrls": ["{{papers}}rasid/feed"], "country": "MA", "images": "direct" },
          { "id": "naqil", "name": "الناقل", "feedUrls": ["{{papers}}naqil/feed"], "country": "MA", "images": "proxy" },
          { "id": "ramz", "name": "الرمز", "feedUrls": ["{{papers}}ramz/feed"], "country": "MA", "images": "logo" },
          { "id": "mujaz", "name": "الموجز", "feedUrls": ["{{papers}}mujaz/feed"], "country": "MA", "images": "proxy", "publish": "excerpt" }
        ] }
        """;

    private static string Sentences(Random random) => string.Concat(
        Enumerable.Range(0, 5).Select(_ => $"{string.Join(' ', Enumerable.Range(0, 9).Select(_ => Words[random.Next(Words.Length)]))}. "));

    private static byte[] Feed(params string[] items) => System.Text.Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>صحيفة</title><link>http://127.0.0.1/</link><description>أخبار</description>{string.Concat(items)}</channel></rss>");

    private static string Item(string title, int number, Uri papers, string picture, string? within = null)
    {
        var text = string.Concat(Enumerable.Range(1, 6).Select(paragraph => $"<p>{Sentences(new Random((number * 100) + paragraph))}</p>"));
        if (within is not null)
        {
            text += $"<figure><img src=\"{papers}{within}\" width=\"700\" height=\"700\"><figcaption>جني الزيتون في السهول الداخلية هذا الأسبوع، كما يبدو من التلة المطلة على القرية</figcaption></figure><p>{Sentences(new Random(number))}</p>";
        }

        return $"<item><title>{title}</title><link>{papers}news/{number}</link><guid>خبر-{number}</guid><pubDate>{TimeProvider.System.GetUtcNow().AddMinutes(-number):R}</pubDate>"
            + $"<media:content url=\"{papers}{picture}\" medium=\"image\"/><content:encoded><![CDATA[<figure><img src=\"{papers}{picture}\"><figcaption>صورة الخبر</figcaption></figure>{text}]]></content:encoded></item>";
    }
}
