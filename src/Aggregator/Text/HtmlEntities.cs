using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Aggregator.Text;

/// <summary>The named characters of HTML (WHATWG §13.5). <see cref="System.Net.WebUtility"/> knows only an eighth of
/// them.</summary>
internal static class HtmlEntities
{
    public const int MaxNameCharacters = 32;

    private static readonly FrozenDictionary<string, string> Names = Load();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">Without ampersand and semicolon; upper and lower case differ.</param>
    /// <returns>Null when HTML has no such name.</returns>
    public static string? Find(ReadOnlySpan<char> name) =>
        name.Length <= MaxNameCharacters && BySpan.TryGetValue(name, out var characters) ? characters : null;

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(HtmlEntities).Assembly.GetManifestResourceStream("HtmlEntities.txt")
            ?? throw new InvalidOperationException("HtmlEntities.txt is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            names[parts[0]] = string.Concat(parts.Skip(1).Select(hex =>
                char.ConvertFromUtf32(int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))));
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
