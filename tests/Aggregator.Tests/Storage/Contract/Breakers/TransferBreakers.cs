using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class TransferBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(TransferPromises.Counting_tells_how_much_there_is_of_each_kind)] = store => store with
        {
            Transfer = new BrokenTransfer(store.Transfer)
            {
                Count = async token => (await store.Transfer.CountAsync(token)).ToDictionary(count => count.Key, count => count.Value + 1, StringComparer.Ordinal),
            },
        },
        [nameof(TransferPromises.What_is_read_fills_another_archive_to_the_same)] = LoseDecisionsAtFirst,
        [nameof(TransferPromises.A_copy_is_the_archive_as_it_was)] = store => store with
        {
            Transfer = new BrokenTransfer(store.Transfer) { Copy = (_, _) => Task.CompletedTask },
        },
    };

    private static Store LoseDecisionsAtFirst(Store store)
    {
        var isFirst = true;
        return store with
        {
            Transfer = new BrokenTransfer(store.Transfer)
            {
                Read = token =>
                {
                    var losesDecisions = isFirst;
                    isFirst = false;
                    return store.Transfer.ReadAsync(token).Where(row => !losesDecisions || row.Kind != "decision");
                },
            },
        };
    }
}
