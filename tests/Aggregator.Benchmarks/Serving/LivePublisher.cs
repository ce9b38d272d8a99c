using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Benchmarks.Refresh;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks.Serving;

/// <summary>Papers on loopback: one with a new headline whenever it is asked for one, and many whose feeds grow by an item a round.</summary>
internal sealed partial class LivePublisher : IAsyncDisposable
{
    public const string LiveSource = "live";

    private const int Ports = 50;
    private const int Entries = 30;
    private const int LiveFeed = 100_000;

    private readonly WebApplication _server;
    private int _headlines;
    private int _rounds;

    private LivePublisher(WebApplication server)
    {
        _server = server;
        server.MapGet("/feeds/{number:int}", (int number, HttpContext context) => AnswerAsync(context, number == LiveFeed
            ? PubDate.Replace(MadeUpFeed.Write(LiveFeed, 1 + _headlines), "")
            : MadeUpFeed.Write(number, Entries + _rounds)));
    }

    public static async Task<LivePublisher> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < Ports; i++)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        var publisher = new LivePublisher(builder.Build());
        await publisher._server.StartAsync(cancellationToken);
        return publisher;
    }

    /// <summary>A feeds.json of the live paper and so many others, which nobody polls by the clock while we measure.</summary>
    public string FeedsJson(int papers)
    {
        var ports = _server.Urls.Select(url => new Uri(url).Port).ToList();
        string Paper(string id, int feed) => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{ "id": "{{id}}", "name": "جريدة {{feed}}", "kind": "feed", "country": "{{(feed % 20 == 0 ? "MA" : "EG")}}", "minInterval": "24:00", "maxInterval": "24:00", "feedUrls": ["http://127.0.0.1:{{ports[feed % ports.Count]}}/feeds/{{feed}}"] }""");
        return $$"""{ "sources": [{{string.Join(",\n", Enumerable.Range(0, papers).Select(i => Paper(string.Create(CultureInfo.InvariantCulture, $"paper{i}"), i)).Prepend(Paper(LiveSource, LiveFeed)))}}] }""";
    }

    public void AddHeadline() => Interlocked.Increment(ref _headlines);

    public void AddRound() => Interlocked.Increment(ref _rounds);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, string feed)
    {
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(feed));
    }

    // Without a date an item is as new as its arrival.
    [GeneratedRegex("<pubDate>[^<]*</pubDate>")]
    private static partial Regex PubDate { get; }
}
