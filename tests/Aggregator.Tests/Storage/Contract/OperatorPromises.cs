using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Settings;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>What operators say of sources beside feeds.json.</summary>
internal sealed class OperatorPromises(TemporaryStore store)
{
    private ISourceSettingsStore Settings => store.Store.Settings;

    public async Task What_operators_say_of_sources_is_kept_as_it_was_said_and_outlives_the_process()
    {
        var own = Said("kept-own") with { Entry = "{\"id\":\"kept-own\",\"name\":\"صدى «الريف»\"}", IsOwn = true };
        var removed = Said("kept-removed") with
        {
            Entry = null,
            Removal = new SourceRemoval(Noon, "cli:salma", "طلب الناشر", WithArticles: true) { PurgedAt = Noon.AddDays(31) },
        };
        Assert.True(await Settings.SaveAsync(own, Cancellation));
        Assert.True(await Settings.SaveAsync(removed, Cancellation));
        store.Reopen();
        Assert.Equal([own with { Revision = 1 }, removed with { Revision = 1 }], await Settings.AllAsync(Cancellation));
    }

    public async Task A_change_of_settings_that_somebody_changed_meanwhile_is_refused()
    {
        var first = Said("older");
        Assert.True(await Settings.SaveAsync(first, Cancellation));
        Assert.False(await Settings.SaveAsync(first with { Entry = "{\"publish\":\"full\"}" }, Cancellation));
        Assert.Equal(first.Entry, Assert.Single(await Settings.AllAsync(Cancellation)).Entry);
        Assert.True(await Settings.SaveAsync(first with { Revision = 1, Entry = "{\"publish\":\"full\"}" }, Cancellation));
        Assert.False(await Settings.SaveAsync(first with { Revision = 1 }, Cancellation));
    }

    public async Task Settings_that_say_nothing_any_more_are_deleted()
    {
        await Settings.SaveAsync(Said("emptied"), Cancellation);
        Assert.True(await Settings.SaveAsync(Said("emptied") with { Revision = 1, Entry = null }, Cancellation));
        Assert.Empty(await Settings.AllAsync(Cancellation));
        Assert.True(await Settings.SaveAsync(Said("emptied"), Cancellation));
    }

    public async Task Each_change_of_settings_moves_the_number_of_changes_and_a_refusal_does_not()
    {
        var before = Settings.Changes;
        await Settings.SaveAsync(Said("counted"), Cancellation);
        var after = Settings.Changes;
        Assert.True(after > before);
        await Settings.SaveAsync(Said("counted"), Cancellation);
        Assert.Equal(after, Settings.Changes);
    }

    public async Task A_removed_source_is_asked_no_more_and_its_worker_loses_its_claim()
    {
        await store.Sources.SynchroniseAsync([Paper("rests")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        await Settings.SaveAsync(
            Said("rests") with { Entry = null, Removal = new SourceRemoval(Noon, "salma", "توقفت", WithArticles: false) }, Cancellation);
        await store.Sources.CompleteAsync(Completion(claim, Noon, Entry("1")), Cancellation);
        Assert.Empty(await store.ClaimEntriesAsync());
        Assert.Empty(await store.Sources.ClaimDueAsync(new ClaimRequest(9, 9, Noon.AddDays(1), TimeSpan.FromMinutes(5)), Cancellation));
    }

    private static OperatorSettings Said(string sourceId) => new()
    {
        SourceId = sourceId,
        Entry = "{\"publish\":\"excerpt\"}",
        ChangedAt = Noon,
        ChangedBy = "salma",
    };
}
