using System.Text.RegularExpressions;

namespace Aggregator.Tests;

/// <summary>Reads source files for names of stores and databases: they belong into folders called Storage, of the library and of tests alike.</summary>
internal static partial class StoreDoor
{
    /// <param name="path">From the repository's root.</param>
    /// <param name="text">Of the file.</param>
    /// <returns>A sentence for each name.</returns>
    public static IEnumerable<string> Trespasses(string path, string text)
    {
        var folders = path.Split('/', '\\');

        // The files beside this one hold the rules themselves.
        var isExempt = folders.Any(folder => folder is "Storage" or "bin" or "obj") || folders is ["tests", "Aggregator.Tests", _];
        return isExempt ? [] : Name.Matches(text).Select(match => $"{path} names {match.Value}, which lives in Storage.");
    }

    [GeneratedRegex(@"Microsoft\.Data\.Sqlite|SQLitePCL|\bSystem\.Data\b|\bNpgsql\b|\bLiteDB\b|\bLucene\b|\bStorage\.(Sqlite|LiteDb|Postgres|Policy)\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name { get; }
}
