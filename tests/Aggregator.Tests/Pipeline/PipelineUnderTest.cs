using System.Net;
using Aggregator.Feeds;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Tests.Pipeline;

/// <summary>The three stations with a real store, a fake web and a clock that stands still.</summary>
internal sealed class PipelineUnderTest : IDisposable
{
    public const string FeedUrl = "https://rabat.example/feed";

    public PipelineUnderTest() => Web = new FakeWeb(Time);

    public TemporaryStore Store { get; } = new();

    public FakeTimeProvider Time { get; } = new(TemporaryStore.Noon);

    public FakeWeb Web { get; }

    public List<Source> Followed { get; } = [TemporaryStore.Paper("rabat")];

    public PipelineOptions Options { get; set; } = new();

    public FeedsOptions Feeds { get; set; } = new();

    public FeedRefresh Refresh =>
        new(Store.Sources, () => Followed, Web.FetchAsync, Time, Options, Feeds, NullLogger<FeedRefresh>.Instance);

    public PageScrape Scrape =>
        new(Store.Entries, () => Followed, Web.FetchAsync, Time, Options, NullLogger<PageScrape>.Instance);

    public StoryGrouping Grouping => new(Store.Stories, Time, Options, NullLogger<StoryGrouping>.Instance);

    public static string Rss(params string[] items) =>
        $"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الرباط اليوم</title>{string.Concat(items)}</channel></rss>""";

    public static string Item(string name, string title, string? content = null, string? summary = null) =>
        $"""
        <item><guid isPermaLink="false">{name}</guid><link>https://rabat.example/{name}</link><title>{WebUtility.HtmlEncode(title)}</title>
        {(summary is null ? "" : $"<description>{WebUtility.HtmlEncode(summary)}</description>")}
        {(content is null ? "" : $"<content:encoded>{WebUtility.HtmlEncode(content)}</content:encoded>")}</item>
        """;

    public static string Prose(string subject) => string.Concat(Enumerable.Range(1, 8).Select(i =>
        $"<p>قال رئيس البلدية في اليوم {i} من الأشغال إن {subject} يسير وفق البرنامج المتفق عليه مع سكان الحي والجمعيات المحلية والتجار.</p>"));

    public async Task<SourceHealth> HealthAsync() =>
        Assert.Single(await Store.Sources.HealthAsync(TemporaryStore.Cancellation));

    public async Task RoundAsync()
    {
        await Store.Sources.HastenAsync([], Time.GetUtcNow(), TemporaryStore.Cancellation);
        await Refresh.RunAsync(TemporaryStore.Cancellation);
        await Scrape.RunAsync(TemporaryStore.Cancellation);
        using var grouping = Grouping;
        await grouping.RunAsync(TemporaryStore.Cancellation);
    }

    public void Dispose() => Store.Dispose();
}
