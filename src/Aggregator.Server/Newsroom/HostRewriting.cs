using System.Text.RegularExpressions;

namespace Aggregator.Server.Newsroom;

/// <summary>Turns the outlets' invented hosts into addresses that answer on this machine.</summary>
internal static partial class HostRewriting
{
    /// <param name="address">The base address for a host; null leaves the host as it stands.</param>
    public static string Replace(string text, Func<string, Uri?> address) =>
        InventedAddress.Replace(text, match =>
            address(match.Groups["host"].Value) is { } target
                ? $"{target.Scheme}:{match.Groups["slashes"].Value}{target.Authority}"
                : match.Value);

    // PHP writes the slashes of JSON-LD as \/, and pictures are often linked without a scheme.
    [GeneratedRegex(@"(?:https?:)?(?<slashes>(?:\\?/){2})(?<host>[a-z0-9.-]+\.example)(?![a-z0-9.-])", RegexOptions.CultureInvariant)]
    private static partial Regex InventedAddress { get; }
}
