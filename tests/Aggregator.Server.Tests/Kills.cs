using System.Globalization;

namespace Aggregator.Server.Tests;

/// <summary>How often a test kills the program. AGGREGATOR_KILLS sets another number for all of them.</summary>
internal static class Kills
{
    public static int Or(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("AGGREGATOR_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : usual;
}
