using Aggregator.Server.Logging;
using Aggregator.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Aggregator.Server.Tests.Logging;

public sealed class LogLineTests
{
    [Fact]
    public void A_line_has_the_time_with_its_zone_the_level_and_no_number_of_an_event() => Assert.Matches(
        @"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ warn  FeedRefresh: sada could not be read$",
        Written("sada could not\nbe read", null).TrimEnd());

    [Fact]
    public void A_fault_of_the_store_is_one_line() => Assert.EndsWith(
        "FeedRefresh: A run failed: the disk is full",
        Written("A run failed", new StoreException(StoreFault.Full, "the disk is full")).TrimEnd(),
        StringComparison.Ordinal);

    [Fact]
    public void A_bug_keeps_the_place_where_it_happened() => Assert.Contains(
        "System.InvalidOperationException: a bug", Written("A run failed", new InvalidOperationException("a bug")), StringComparison.Ordinal);

    private static string Written(string said, Exception? fault)
    {
        using var text = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Warning, "Aggregator.Pipeline.FeedRefresh", new EventId(7), said, fault, (state, _) => state);
        new LogLine().Write(entry, null, text);
        return text.ToString();
    }
}
