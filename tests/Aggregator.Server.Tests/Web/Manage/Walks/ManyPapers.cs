using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aggregator.Server.Tests.Web.Manage.Walks;

/// <summary>Hundreds of invented papers on loopback, each on an address of its own (127.0.1.1, 127.0.1.2 …), with a feed that
/// carries its texts.</summary>
internal sealed class ManyPapers : IAsyncDisposable
{
    private const int PapersBeforeGate = 8;

    private static readonly string[] Words = "اجتمع المجلس صباحا في المدينة وناقش مشروع الطريق الجديد بين الميناء والسوق وقرر أن يبدأ العمل فيه قريبا بعد موافقة السكان الذين حضروا الجلسة".Split(' ');

    private readonly WebApplication _server;
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ManyPapers()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    private int Port => new Uri(_server.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Port;

    public static async Task<ManyPapers> StartAsync(CancellationToken cancellationToken)
    {
        var papers = new ManyPapers();
        await papers._server.StartAsync(cancellationToken);
        return papers;
    }

    /// <summary>Before this call only the first papers answer, so that a list can be stopped before its end.</summary>
    public void OpenGate() => _gate.TrySetResult();

    /// <summary>A list of the first papers as programs for feeds export it.</summary>
    public string Opml(int count)
    {
        var outlines = string.Concat(Enumerable.Range(1, count).Select(number => $"<outline type=\"rss\" text=\"صحيفة {number}\" xmlUrl=\"{Home(number)}feed\" htmlUrl=\"{Home(number)}\"/>"));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><opml version=\"2.0\"><head><title>قائمتي</title></head><body>{outlines}</body></opml>";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string Home(int number) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.{1 + (number / 250)}.{1 + (number % 250)}:{Port}/");

    private static int NumberOf(IPAddress address) => address.GetAddressBytes() is [_, _, var high, var low] ? ((high - 1) * 250) + low - 1 : throw new ArgumentException($"{address} is no paper.", nameof(address));

    private async Task AnswerAsync(HttpContext context)
    {
        var number = NumberOf(IPAddress.Parse(context.Request.Host.Host));
        if (number > PapersBeforeGate)
        {
            await _gate.Task.WaitAsync(context.RequestAborted);
        }

        var home = $"http://{context.Request.Host}/";
        if (context.Request.Path != "/feed")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        var random = new Random(number);
        var items = string.Concat(Enumerable.Range(1, 3).Select(item => Item(random, home, item)));
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>صحيفة {Sentence(random, 2)}</title><link>{home}</link><description>أخبار</description>{items}</channel></rss>"), context.RequestAborted);
    }

    private static string Item(Random random, string home, int number)
    {
        var text = string.Concat(Enumerable.Range(0, 5).Select(_ => $"<p>{Sentence(random, 24)}.</p>"));
        return $"<item><title>{Sentence(random, 6)}</title><link>{home}news/{number}</link><pubDate>{TimeProvider.System.GetUtcNow().AddHours(-number):R}</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>";
    }

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
