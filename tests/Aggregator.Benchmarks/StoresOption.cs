using System.CommandLine;
using Aggregator.Storage;

namespace Aggregator.Benchmarks;

/// <summary>The option of every benchmark that works on a store.</summary>
internal static class StoresOption
{
    public static Option<StoreEngine[]> Create() => new("--store")
    {
        Description = "The stores that are measured in one run: Sqlite, LiteDb, or both",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [StoreEngine.Sqlite],
    };
}
