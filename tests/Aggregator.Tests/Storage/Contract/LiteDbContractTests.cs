using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage.Contract;

public sealed class LiteDbContractTests
{
    [Theory]
    [MemberData(nameof(Promise.Names), MemberType = typeof(Promise))]
    public Task A_store_in_LiteDB_keeps(string promise) => Promise.All[promise].KeepAsync(StoreEngine.LiteDb);
}
