using Aggregator.Server.Jobs;
using Aggregator.Server.Tests.Health;
using Aggregator.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests.Jobs;

/// <summary>What the log and the health check hear of jobs that fail.</summary>
public sealed class JobFaultsTests : IDisposable
{
    private static readonly StoreException Full = new(StoreFault.Full, "The disk is full.");

    private readonly LogLines _log = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly JobFaults _faults;

    public JobFaultsTests() => _faults = new JobFaults(_clock, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<JobFaults>());

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_fault_is_logged_once_however_many_jobs_have_it_and_counted()
    {
        for (var beat = 0; beat < 60; beat++)
        {
            _faults.Failed("feed-refresh", Full);
            _faults.Failed("page-scrape", Full);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.StartsWith("feed-refresh failed", Assert.Single(_log.All), StringComparison.Ordinal);
        Assert.Equal(["feed-refresh, page-scrape failed since 2026-11-30 12:00:00Z, 120 times: The disk is full."], _faults.Current);
    }

    [Fact]
    public void A_fault_ends_when_the_last_job_succeeds_and_the_log_says_so()
    {
        _faults.Failed("feed-refresh", Full);
        _faults.Failed("page-scrape", Full);
        _faults.Succeeded("feed-refresh");
        Assert.Single(_faults.Current);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _faults.Succeeded("page-scrape");
        Assert.Empty(_faults.Current);
        Assert.Equal("In order again, after 2 failed runs in 00:02:00: The disk is full.", _log.All[^1]);
    }

    [Fact]
    public void A_fault_that_lasts_is_said_again_each_hour()
    {
        for (var minute = 0; minute <= 120; minute++)
        {
            _faults.Failed("feed-refresh", Full);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _log.All.Count);
        Assert.StartsWith("Still: feed-refresh failed since", _log.All[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_fault_of_the_same_job_takes_the_place_of_the_first()
    {
        _faults.Failed("feed-refresh", Full);
        _faults.Failed("feed-refresh", new StoreException(StoreFault.ReadOnly, "It cannot be written."));
        Assert.EndsWith("1 time: It cannot be written.", Assert.Single(_faults.Current), StringComparison.Ordinal);
    }
}
