using System.Text.RegularExpressions;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The classes that all items of a list share. Templates also write the number, the section and the place of an
/// item into its class.</summary>
internal static partial class StableClass
{
    public static IEnumerable<string> Of(string? classes) => (classes ?? "")
        .Split((char[])[' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries)
        .Where(name => !Changing.IsMatch(name))
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"[0-9]|^.{40,}$|^(?:category|tag|post|status|format|type|author)-|^(?:first|last|odd|even|active|current|selected|open|sticky|alt|has-post-thumbnail|hentry|clearfix|cf)$|(?:^|[-_])(?:first|last|odd|even)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changing { get; }
}
