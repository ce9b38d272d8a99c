using System.Text.RegularExpressions;

namespace Aggregator.Tests;

/// <summary>Finds names of stores and databases in source files. They may be used only in folders named Storage, in the library
/// and in tests.</summary>
internal static partial class StoreDoor
{
    /// <param name="path">The path from the root of the repository.</param>
    /// <param name="text">The content of the file.</param>
    /// <returns>One sentence for each name that was found.</returns>
    public static IEnumerable<string> Trespasses(string path, string text)
    {
        var folders = path.Split('/', '\\');

        // The files in this folder contain the rules themselves.
        var isExempt = folders.Any(folder => folder is "Storage" or "bin" or "obj") || folders is ["tests", "Aggregator.Tests", _];
        return isExempt ? [] : Name.Matches(text).Select(match => $"{path} names {match.Value}, which lives in Storage.");
    }

    [GeneratedRegex(@"Microsoft\.Data\.Sqlite|SQLitePCL|\bSystem\.Data\b|\bNpgsql\b|\bLiteDB\b|\bLucene\b|\bStorage\.(Sqlite|LiteDb|Postgres|Policy)\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name { get; }
}
