using Aggregator.Storage;

namespace Aggregator.Tests.Storage;

/// <summary>Where tests and benchmarks get their stores: in SQLite, or in the engine that AGGREGATOR_TEST_STORE names.</summary>
internal static class TestStore
{
    /// <summary>For tests of what only SQLite has: files, migrations, checkpoints.</summary>
    public static StoreSettings Sqlite { get; } = new() { Engine = StoreEngine.Sqlite };

    public static StoreSettings Settings { get; } = new()
    {
        Engine = Enum.Parse<StoreEngine>(Environment.GetEnvironmentVariable("AGGREGATOR_TEST_STORE") ?? nameof(StoreEngine.Sqlite)),
    };

    /// <summary>The store of a folder; made where there is none.</summary>
    public static Store Open(string folder) => Store.Open(folder, Settings);
}
