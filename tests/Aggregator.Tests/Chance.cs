using System.Globalization;

namespace Aggregator.Tests;

/// <summary>Seeds for tests that try what comes by chance: the same on every run, so that what failed once fails again.</summary>
/// <remarks>FUZZ_SEED (any number) draws others, FUZZ_TIMES makes the run so many times as long.</remarks>
internal static class Chance
{
    public static IReadOnlyList<int> Seeds(int count)
    {
        var random = new Random(Setting("FUZZ_SEED", otherwise: 5080));
        return [.. Enumerable.Range(0, count * Setting("FUZZ_TIMES", otherwise: 1)).Select(_ => random.Next())];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
