using System.Text.RegularExpressions;

namespace Aggregator.Server.Newsroom;

/// <summary>Replaces the invented hosts of the outlets with addresses that answer on this machine.</summary>
internal static partial class HostRewriting
{
    /// <param name="address">Gives the base address of a host; null leaves the host unchanged.</param>
    public static string Replace(string text, Func<string, Uri?> address) =>
        InventedAddress.Replace(text, match =>
            address(match.Groups["host"].Value) is { } target
                ? $"{target.Scheme}:{match.Groups["slashes"].Value}{target.Authority}"
                : match.Value);

    // PHP writes the slashes of JSON-LD as \/, and pictures are often linked without a scheme.
    [GeneratedRegex(@"(?:https?:)?(?<slashes>(?:\\?/){2})(?<host>[a-z0-9.-]+\.example)(?![a-z0-9.-])", RegexOptions.CultureInvariant)]
    private static partial Regex InventedAddress { get; }
}
