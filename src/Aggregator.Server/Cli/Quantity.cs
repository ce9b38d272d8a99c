using System.Globalization;

namespace Aggregator.Server.Cli;

/// <summary>Counts with their nouns: «1 source», «2 sources», «0 entries».</summary>
internal static class Quantity
{
    /// <param name="many">The plural, when it is not the singular and an s.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? $"{one}s")}");
}
