using Aggregator.Storage;

namespace Aggregator.Tests.Storage;

/// <summary>Opens the stores of tests and benchmarks: in SQLite, or in the engine that AGGREGATOR_TEST_STORE names.</summary>
internal static class TestStore
{
    /// <summary>For tests of things that only SQLite has: files, migrations, checkpoints.</summary>
    public static StoreSettings Sqlite { get; } = new() { Engine = StoreEngine.Sqlite };

    public static StoreSettings Settings { get; } = new()
    {
        Engine = Enum.Parse<StoreEngine>(Environment.GetEnvironmentVariable("AGGREGATOR_TEST_STORE") ?? nameof(StoreEngine.Sqlite)),
    };

    /// <summary>Opens the store of a folder; creates it when there is none.</summary>
    public static Store Open(string folder) => Store.Open(folder, Settings);
}
