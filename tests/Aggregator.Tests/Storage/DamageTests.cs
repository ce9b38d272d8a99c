using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage;

/// <summary>A page of the file that a disk has destroyed.</summary>
public sealed class DamageTests
{
    private const int Page = 8192;

    // LiteDB keeps no checksums: its check finds a page that cannot be read, not one that is read wrongly.
    [Fact]
    public async Task A_destroyed_page_is_found_by_the_check_before_a_reader_meets_it()
    {
        using var store = new TemporaryStore(new StoreSettings { Engine = StoreEngine.Sqlite });
        var words = new Random(7);
        for (var paper = 0; paper < 4; paper++)
        {
            await store.RefreshAsync($"rabat{paper}", [.. Enumerable.Range(0, 40).Select(number => Entry($"{paper}-{number}", $"rabat{paper}.example"))]);
            while ((await store.ScrapeAsync(extract: claim => ArticleOf(claim, string.Join(' ', Enumerable.Range(0, 2000).Select(_ => words.Next()))))).New > 0)
            {
            }
        }

        await store.PlaceAsync();
        await store.Store.Upkeep.CheckpointAsync(Cancellation);
        Assert.Null(await Record.ExceptionAsync(() => store.Store.Upkeep.CheckAsync(Cancellation)));
        store.Close();
        Destroy(Assert.Single(Directory.GetFiles(store.Folder, "aggregator.*db")));
        store.Reopen();
        var fault = await Assert.ThrowsAsync<StoreException>(() => store.Store.Upkeep.CheckAsync(Cancellation));
        Assert.Equal(StoreFault.Damaged, fault.Fault);
        Assert.StartsWith("The archive is damaged", fault.Message, StringComparison.Ordinal);
    }

    private static void Destroy(string file)
    {
        using var disk = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        for (var part = 4; part < 8; part++)
        {
            disk.Position = disk.Length / 10 * part / Page * Page;
            disk.Write(Enumerable.Repeat((byte)0xAA, Page).ToArray());
        }
    }
}
