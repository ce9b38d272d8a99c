using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Counting, copying and moving the whole archive.</summary>
internal sealed class TransferPromises(TemporaryStore store)
{
    private IStoreTransfer Transfer => store.Store.Transfer;

    public async Task Counting_tells_how_much_there_is_of_each_kind()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        await store.RefreshAsync("fes", Entry("3", "fes.example"));
        await store.Decisions.DecideAsync(new EditorDecision.Pin(0, "سلمى", Noon, "مهم", 1), Cancellation);
        var counts = await Transfer.CountAsync(Cancellation);
        Assert.Equal(
            [2, 3, 2, 2, 1, 0], new[] { "source", "entry", "article", "story", "decision", "picture" }.Select(kind => counts[kind]));
    }

    public async Task What_is_read_fills_another_archive_to_the_same()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        await store.RefreshAsync("fes", Entry("3", "fes.example"));
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 2), Cancellation);
        await store.Store.Settings.SaveAsync(
            new OperatorSettings
            {
                SourceId = "fes",
                Entry = "{\"publish\":\"headline\"}",
                Removal = new SourceRemoval(Noon, "سلمى", "طلب الناشر", WithArticles: true),
                ChangedAt = Noon,
                ChangedBy = "سلمى",
            },
            OperatorPromises.Record("fes"),
            Cancellation);
        await AccountPromises.WriteAsync(store.Store.Accounts, "ناقلة");
        var folder = Directory.CreateDirectory(Path.Combine(store.Folder, "other")).FullName;
        using var other = Store.Open(folder, store.Settings);
        var (sent, kept) = (new ArchiveDigest(), new ArchiveDigest());
        await other.Transfer.FillAsync(Transfer.ReadAsync(Cancellation), Cancellation);
        await foreach (var row in Transfer.ReadAsync(Cancellation))
        {
            sent.Add(row);
        }

        await foreach (var row in other.Transfer.ReadAsync(Cancellation))
        {
            kept.Add(row);
        }

        Assert.Equal(sent.Kinds, kept.Kinds);
        Assert.All(
            [("entry", 3), ("operator_source", 1), ("account", 1), ("access_key", 2), ("audit", 5)],
            kind => Assert.StartsWith($"{kind.Item2} ", sent.Kinds[kind.Item1], StringComparison.Ordinal));
        Assert.Equal([1L], (await other.Reading.LatestArticlesAsync(new ArticleQuery { Search = "البلدي" }, Cancellation)).Select(article => article.Id));
    }

    public async Task A_copy_is_the_archive_as_it_was()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 2), Cancellation);
        var folder = Directory.CreateDirectory(Path.Combine(store.Folder, "copy")).FullName;
        await Transfer.CopyAsync(folder, Cancellation);
        await store.PublishAsync("fes", Entry("3", "fes.example"));
        using var copy = Store.Open(folder, store.Settings);
        Assert.Equal([1L], (await copy.Reading.LatestArticlesAsync(new ArticleQuery(), Cancellation)).Select(article => article.Id));
        Assert.Equal([1L], (await copy.Reading.LatestArticlesAsync(new ArticleQuery { Search = "البلدي" }, Cancellation)).Select(article => article.Id));
        Assert.Single(await copy.Decisions.HistoryAsync(null, Cancellation));
    }
}
