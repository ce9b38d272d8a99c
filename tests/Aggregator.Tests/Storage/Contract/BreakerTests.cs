using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers;
using Xunit;
using Xunit.Sdk;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Shows that the suite can fail: a store that breaks one promise fails the test of this promise and passes all
/// others.</summary>
public sealed class BreakerTests
{
    [Fact]
    public void Each_promise_has_a_breaker() => Assert.Equal(Promise.All.Keys.Order(), Breaker.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Promise.Each), "Found out by its own promise", MemberType = typeof(Promise))]
    public async Task A_store_that_breaks(string promise)
    {
        var failure = await Record.ExceptionAsync(() => Promise.All[promise].KeepAsync(StoreEngine.Sqlite, Breaker.All[promise]));

        // The failure must be an assertion. A breaker that only crashes shows nothing.
        Assert.IsAssignableFrom<XunitException>(failure);
    }

    /// <summary>All other breakers together. This needs one run for each promise instead of one for each pair.</summary>
    [Theory]
    [MemberData(nameof(Promise.Each), "Kept in spite of all other breakers", MemberType = typeof(Promise))]
    public Task A_store_that_breaks_all_but(string promise) =>
        Promise.All[promise].KeepAsync(StoreEngine.Sqlite, store => Breaker.Break(store, other => other != promise));

    /// <summary>Two halves of the other breakers. Set <c>AGGREGATOR_BREAKERS=all</c> after adding a breaker: then all halves are
    /// tried, which takes minutes.</summary>
    /// <remarks>One breaker may hide the effect of another. Each bit of a breaker's number divides the breakers into two halves,
    /// so any two breakers are in different halves at least once.</remarks>
    [Theory]
    [MemberData(nameof(Promise.Each), "Kept in spite of each half of the other breakers", MemberType = typeof(Promise))]
    public async Task A_store_that_breaks_half_of_all_but(string promise)
    {
        var numbers = Breaker.All.Keys.Index().ToDictionary(breaker => breaker.Item, breaker => breaker.Index, StringComparer.Ordinal);
        var end = Environment.GetEnvironmentVariable("AGGREGATOR_BREAKERS") is "all" ? numbers.Count : 2;
        for (var bit = 1; bit < end; bit *= 2)
        {
            foreach (var half in new[] { 0, bit })
            {
                await Promise.All[promise].KeepAsync(
                    StoreEngine.Sqlite, store => Breaker.Break(store, other => other != promise && (numbers[other] & bit) == half));
            }
        }
    }
}
