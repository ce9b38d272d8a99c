using System.Net;
using System.Text;
using Aggregator.Benchmarks.Discovery;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Trials;

namespace Aggregator.Benchmarks.Trials;

/// <summary>Labelled home pages of real sites, each alone: its articles and feeds answer 404. Shows whether the gate refuses a page
/// whose list is right.</summary>
internal static class RealHomes
{
    private const double RightList = 0.8;

    public static async Task TellAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var (right, refused) = (0, 0);
        foreach (var page in Discovery.HomePage.Read(folder).Where(page => page is { IsList: true, Language: "ar" }))
        {
            using var site = new OnePage(page.Document);
            using var fetcher = new Fetcher(new FetchingOptions { MinGapPerHost = TimeSpan.Zero, UseProxy = false }, TimeProvider.System, site);
            var trial = new SourceTrial(fetcher.FetchAsync, TimeProvider.System, new FeedsOptions(), new PipelineOptions(), new TrialOptions());
            var proposal = await trial.ProposeAsync(page.Document.Url.AbsoluteUri, [], null, cancellationToken);
            var found = proposal.Entries.Select(entry => entry.Link is { } link ? LinkKey.Of(link.AbsoluteUri) : "").Distinct().ToList();
            var isRight = found.Count(page.Wanted.ContainsKey) >= RightList * Math.Max(found.Count, page.Wanted.Count);
            right += isRight ? 1 : 0;
            refused += isRight && proposal.IsRefused ? 1 : 0;
            Console.WriteLine($"| {page.Id} | {proposal.Source?.Kind} | {found.Count(page.Wanted.ContainsKey)} of {page.Wanted.Count} links, {found.Count} proposed | {string.Join(", ", proposal.Refusals.Select(refusal => refusal.Kind))} |");
        }

        Console.WriteLine($"real Arabic pages whose list is right: {right}; refused of these: {refused}");
    }

    /// <summary>A site of one page.</summary>
    private sealed class OnePage(FetchedDocument page) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isIt = request.RequestUri == page.Url;
            return Task.FromResult(new HttpResponseMessage(isIt ? HttpStatusCode.OK : HttpStatusCode.NotFound)
            {
                RequestMessage = request,
                Content = isIt ? new ByteArrayContent(page.Body.ToArray()) { Headers = { { "Content-Type", "text/html" } } } : new StringContent("", Encoding.UTF8, "text/html"),
            });
        }
    }
}
