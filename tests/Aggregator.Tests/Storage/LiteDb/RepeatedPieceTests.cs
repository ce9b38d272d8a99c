using Aggregator.Storage;
using Aggregator.Storage.LiteDb;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Stories;
using Aggregator.Stories.Shown;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A piece of writing is done again when another piece of its transaction failed, and is the same then.</summary>
public sealed class RepeatedPieceTests : IDisposable
{
    private readonly TemporaryStore _store = new(new StoreSettings { Engine = StoreEngine.LiteDb });

    private LiteGate Gate => ((LiteDbStore)_store.Store.Opened).Gate;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Entries_that_were_admitted_in_vain_are_admitted()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await _store.ClaimSourceAsync();
        var runs = 0;
        var others = Task.CompletedTask;
        var admitted = await _store.Sources.CompleteAsync(
            Completion(claim, Noon, Entry("1"), Entry("2")) with
            {
                IsWhole = _ => true,
                // Called when the names of the entries have been looked up, before the writing.
                Article = _ =>
                {
                    others = others.IsCompleted ? FailBesideAsync() : others;
                    return null;
                },
                Plan = (state, _) =>
                {
                    runs++;
                    return state;
                },
            },
            Cancellation);
        await others;
        Assert.Equal((2, 2), (admitted?.Entries, runs));
        Assert.Equal(2, (await _store.ClaimEntriesAsync()).Count);
    }

    [Fact]
    public async Task Articles_that_were_placed_in_vain_are_placed()
    {
        await _store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await _store.ScrapeAsync();
        var waiting = await _store.Stories.UngroupedAsync(0, 10, Cancellation);
        var others = FailBesideAsync();
        var placed = await Gate.WriteAsync(
            session => StoryKeeper.Place(session, [.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = 1 })], ShownPolicy.Earliest),
            Cancellation);
        await others;
        Assert.Equal(2, placed);
        Assert.Equal([2, 1], (await _store.LatestAsync()).Select(article => article.Id));
        Assert.Equal(2, (await _store.Reading.MembersAsync(1, Cancellation)).Count);
        Assert.Empty(await _store.Stories.UngroupedAsync(0, 10, Cancellation));
    }

    /// <summary>Adds a failing piece to the transaction of the next piece: the gate is held until that one waits.</summary>
    private Task FailBesideAsync()
    {
        var begun = new ManualResetEventSlim();
        var failing = Task.CompletedTask;
        var held = Gate.WriteAsync(
            _ =>
            {
                begun.Set();
                var hasCome = SpinWait.SpinUntil(() => Gate.Waiting > 0, TimeSpan.FromSeconds(30));
                failing = Gate.WriteAsync<int>(_ => throw new FormatException(), CancellationToken.None);
                return hasCome;
            },
            Cancellation);
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30)));
        return EndAsync();

        async Task EndAsync()
        {
            Assert.True(await held);
            await Assert.ThrowsAsync<FormatException>(() => failing);
        }
    }
}
