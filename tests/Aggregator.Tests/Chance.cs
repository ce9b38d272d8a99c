using System.Globalization;

namespace Aggregator.Tests;

/// <summary>Seeds for tests with random input. They are the same in every run, so that a failure can be repeated.</summary>
/// <remarks>FUZZ_SEED (any number) chooses other seeds. FUZZ_TIMES makes the run longer by this factor.</remarks>
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
