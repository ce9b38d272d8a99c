using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
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
        Assert.True(await SaveAsync(own));
        Assert.True(await SaveAsync(removed));
        store.Reopen();
        Assert.Equal([own with { Revision = 1 }, removed with { Revision = 1 }], await Settings.AllAsync(Cancellation));
    }

    public async Task A_change_of_settings_that_somebody_changed_meanwhile_is_refused()
    {
        var first = Said("older");
        Assert.True(await SaveAsync(first));
        Assert.False(await SaveAsync(first with { Entry = "{\"publish\":\"full\"}" }));
        Assert.Equal(first.Entry, Assert.Single(await Settings.AllAsync(Cancellation)).Entry);
        Assert.True(await SaveAsync(first with { Revision = 1, Entry = "{\"publish\":\"full\"}" }));
        Assert.False(await SaveAsync(first with { Revision = 1 }));
    }

    public async Task Settings_that_say_nothing_any_more_are_deleted()
    {
        await SaveAsync(Said("emptied"));
        Assert.True(await SaveAsync(Said("emptied") with { Revision = 1, Entry = null }));
        Assert.Empty(await Settings.AllAsync(Cancellation));
        Assert.True(await SaveAsync(Said("emptied")));
    }

    public async Task Each_change_of_settings_moves_the_number_of_changes_and_a_refusal_does_not()
    {
        var before = Settings.Changes;
        await SaveAsync(Said("counted"));
        var after = Settings.Changes;
        Assert.True(after > before);
        await SaveAsync(Said("counted"));
        Assert.Equal(after, Settings.Changes);
    }

    public async Task A_removed_source_is_asked_no_more_and_its_worker_loses_its_claim()
    {
        await store.Sources.SynchroniseAsync([Paper("rests")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        await SaveAsync(
            Said("rests") with { Entry = null, Removal = new SourceRemoval(Noon, "salma", "توقفت", WithArticles: false) });
        await store.Sources.CompleteAsync(Completion(claim, Noon, Entry("1")), Cancellation);
        Assert.Empty(await store.ClaimEntriesAsync());
        Assert.Empty(await store.Sources.ClaimDueAsync(new ClaimRequest(9, 9, Noon.AddDays(1), TimeSpan.FromMinutes(5)), Cancellation));
    }

    public async Task The_audit_has_each_change_of_settings_and_no_refused_one()
    {
        await SaveAsync(Said("audited"));
        await SaveAsync(Said("audited"));
        var record = Assert.Single(await store.Store.Audit.ReadAsync(new AuditQuery { Subject = "audited" }, Cancellation));
        Assert.Equal(Record("audited") with { Id = record.Id }, record);
    }

    private Task<bool> SaveAsync(OperatorSettings settings) => Settings.SaveAsync(settings, Record(settings.SourceId), Cancellation);

    internal static AuditRecord Record(string sourceId) => new()
    {
        At = Noon,
        By = new Author("salma", AuthorWay.Page),
        What = AuditAction.SourceEdited,
        Subject = sourceId,
        After = "{\"publish\":\"excerpt\"}",
    };

    private static OperatorSettings Said(string sourceId) => new()
    {
        SourceId = sourceId,
        Entry = "{\"publish\":\"excerpt\"}",
        ChangedAt = Noon,
        ChangedBy = "salma",
    };
}
