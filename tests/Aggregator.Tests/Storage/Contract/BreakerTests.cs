using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers;
using Xunit;
using Xunit.Sdk;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>The suite can fail: a store that breaks one promise is found out by this promise and by no other.</summary>
public sealed class BreakerTests
{
    [Fact]
    public void Each_promise_has_a_breaker() => Assert.Equal(Promise.All.Keys.Order(), Breaker.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Promise.Each), "Found out by its own promise", MemberType = typeof(Promise))]
    public async Task A_store_that_breaks(string promise)
    {
        var failure = await Record.ExceptionAsync(() => Promise.All[promise].KeepAsync(StoreEngine.Sqlite, Breaker.All[promise]));

        // The promise says so itself: a breaker that merely crashes shows nothing.
        Assert.IsAssignableFrom<XunitException>(failure);
    }

    /// <summary>All other breakers at once: this takes one run a promise, not one a pair.</summary>
    [Theory]
    [MemberData(nameof(Promise.Each), "Kept in spite of all other breakers", MemberType = typeof(Promise))]
    public Task A_store_that_breaks_all_but(string promise) =>
        Promise.All[promise].KeepAsync(StoreEngine.Sqlite, store => Breaker.Break(store, other => other != promise));

    /// <summary>One cut; all cuts take minutes and run with <c>AGGREGATOR_BREAKERS=all</c>, after a breaker was added.</summary>
    /// <remarks>
    /// One breaker may hide what another breaks. Each bit of their numbers cuts the breakers into two halves, so that some cut parts any
    /// two of them.
    /// </remarks>
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
