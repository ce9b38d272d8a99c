using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage.Contract;

public sealed class LiteDbContractTests
{
    [Theory]
    [MemberData(nameof(Promise.Each), "A store in LiteDB keeps", MemberType = typeof(Promise))]
    public Task A_store_in_LiteDB_keeps(string promise) => Promise.All[promise].KeepAsync(StoreEngine.LiteDb);
}
