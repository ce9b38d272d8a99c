using Aggregator.Storage;
using Xunit;

namespace Aggregator.Tests.Storage.Contract;

public sealed class SqliteContractTests
{
    [Theory]
    [MemberData(nameof(Promise.Each), "A store in SQLite keeps", MemberType = typeof(Promise))]
    public Task A_store_in_SQLite_keeps(string promise) => Promise.All[promise].KeepAsync(StoreEngine.Sqlite);
}
