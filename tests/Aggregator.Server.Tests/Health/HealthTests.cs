using System.Net;
using Aggregator.Server.Health;
using Aggregator.Server.Jobs;
using Aggregator.Server.Tests.Web;
using Aggregator.Server.Tests.Web.Images;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Xunit;

namespace Aggregator.Server.Tests.Health;

/// <summary>The answers to a supervisor, on a real port.</summary>
public sealed class HealthTests
{
    private const string Silent = "not ready\nstore: no answer within a second\n";

    [Fact]
    public async Task A_process_without_its_store_still_answers_that_it_lives()
    {
        await using var site = await SiteUnderTest.ListenAsync();
        site.Store.VersionAnswer = new TaskCompletionSource<long>().Task;
        var (status, text, caching) = await AskAsync(site.Address, "/healthz/live");
        Assert.Equal((HttpStatusCode.OK, "live\n", "no-store"), (status, text, caching));
        Assert.Equal(0, site.Store.Reads);
    }

    [Fact]
    public async Task A_site_whose_store_answers_is_ready()
    {
        await using var site = await SiteUnderTest.ListenAsync();
        Assert.Equal((HttpStatusCode.OK, "ready\n", "no-store"), await AskAgainAsync(site.Address, "/healthz/ready"));
    }

    [Fact]
    public async Task A_store_that_is_silent_or_broken_is_named()
    {
        await using var site = await SiteUnderTest.ListenAsync();
        site.Store.VersionAnswer = Task.FromException<long>(new IOException("disk I/O error"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready\nstore: disk I/O error\n", "no-store"), await AskAgainAsync(site.Address, "/healthz/ready"));
        site.Store.VersionAnswer = new TaskCompletionSource<long>().Task;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, Silent, "no-store"), await AskAsync(site.Address, "/healthz/ready"));
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/healthz/stations")]
    public async Task Health_answers_HEAD_too(string path)
    {
        await using var site = await SiteUnderTest.ListenAsync();
        Assert.Equal((HttpStatusCode.OK, "", "no-store"), await AskAgainAsync(site.Address, path, HttpMethod.Head));
    }

    [Fact]
    public async Task The_whole_service_is_ready_while_its_stations_beat()
    {
        await using var service = await ReportedPapers.StartAsync();
        await Patience.EventuallyAsync(async () => await service.StatusAsync("/healthz/ready") == HttpStatusCode.OK, "the service is ready");
        await Patience.EventuallyAsync(async () => await service.AnswerAsync("/healthz/stations") == "200 in order", "the stations are in order");
    }

    [Fact]
    public async Task Stations_that_do_not_beat_are_named_with_their_last_hour()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        JobSchedule.Add(services, JobSchedule.Stations(TimeSpan.FromSeconds(1)));
        await using var provider = services.BuildServiceProvider();
        // The scheduler is not started.
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(2));
        var check = new StationsCheck(provider, clock);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);
        clock.Advance(TimeSpan.FromMinutes(2));
        var told = await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, told.Status);
        Assert.Matches("^feed-refresh has not run since 20[^;]+Z; page-scrape [^;]+; story-grouping [^;]+$", told.Description);
        await scheduler.Shutdown(cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Asks again after a time-out, as a supervisor does, because a busy machine may not answer within a
    /// second.</summary>
    private static async Task<(HttpStatusCode Status, string Text, string? Caching)> AskAgainAsync(Uri site, string path, HttpMethod? method = null)
    {
        var answer = await AskAsync(site, path, method);
        for (var again = 0; again < 30 && answer is { Status: HttpStatusCode.ServiceUnavailable, Text: "" or Silent }; again++)
        {
            answer = await AskAsync(site, path, method);
        }

        return answer;
    }

    private static async Task<(HttpStatusCode Status, string Text, string? Caching)> AskAsync(Uri site, string path, HttpMethod? method = null)
    {
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(site, path));
        using var answer = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.CacheControl?.ToString());
    }
}
