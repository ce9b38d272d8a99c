using System.CommandLine;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Benchmarks.Refresh;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The <c>papers</c> subcommand: many papers on loopback. Standard input tells them when they have news. They run in a
/// process of their own, as real papers run on other machines: their garbage and threads must not count for the
/// program.</summary>
internal sealed partial class LivePapers
{
    public const string Name = "papers";
    public const string Headline = "headline";
    public const string Round = "round";

    /// <summary>The number of the feed that grows by one headline at a time.</summary>
    public const int LiveFeed = 100_000;

    private const int Ports = 50;
    private const int Entries = 30;

    private readonly int _papers;
    private byte[][] _feeds = [];
    private int _headlines;
    private int _rounds;

    private LivePapers(int papers)
    {
        _papers = papers;
        Write();
    }

    public static Command Create()
    {
        var papers = new Argument<int>("papers");
        var command = new Command(Name, "The papers of serve; it starts them itself") { papers };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => RunAsync(new LivePapers(result.GetValue(papers)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LivePapers papers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < Ports; i++)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        await using var server = builder.Build();
        server.MapGet("/feeds/{number:int}", papers.AnswerAsync);
        await server.StartAsync(cancellationToken);
        Console.WriteLine(string.Join(' ', server.Urls.Select(url => new Uri(url).Port)));
        while (await Console.In.ReadLineAsync(cancellationToken) is { } told)
        {
            papers.Tell(told);
            Console.WriteLine(told);
        }

        return 0;
    }

    private void Tell(string told)
    {
        if (told == Headline)
        {
            _headlines++;
        }
        else
        {
            _rounds++;
            Write();
        }
    }

    // The feeds are written before the round begins, because writing costs as much as reading.
    private void Write() => _feeds = [.. Enumerable.Range(0, _papers).Select(feed => Encoding.UTF8.GetBytes(MadeUpFeed.Write(feed, Entries + _rounds)))];

    private async Task AnswerAsync(int number, HttpContext context)
    {
        var body = number == LiveFeed ? Encoding.UTF8.GetBytes(PubDate.Replace(MadeUpFeed.Write(LiveFeed, 1 + _headlines), "")) : _feeds[number];
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    // An item without a date gets the time of its arrival.
    [GeneratedRegex("<pubDate>[^<]*</pubDate>")]
    private static partial Regex PubDate { get; }
}
