using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Extraction.Themes;

/// <summary>The page templates that half of the Arabic papers use, and the selectors of the body in each. They are data
/// with a version, in themes.json.</summary>
internal static class ThemeRules
{
    private static readonly ThemeCatalog Catalog = Load();

    private static readonly SearchValues<string> AnyMark = SearchValues.Create([.. Catalog.Themes.SelectMany(theme => theme.Marks)], StringComparison.Ordinal);

    public static int Version => Catalog.Version;

    /// <summary>The templates whose marks occur in the markup. Most pages
    /// have no mark, so one search looks for all marks together.</summary>
    public static IReadOnlyList<Theme> Of(ReadOnlySpan<char> markup)
    {
        if (!markup.ContainsAny(AnyMark))
        {
            return [];
        }

        var themes = new List<Theme>();
        foreach (var theme in Catalog.Themes)
        {
            foreach (var mark in theme.Marks)
            {
                if (markup.Contains(mark, StringComparison.Ordinal))
                {
                    themes.Add(theme);
                    break;
                }
            }
        }

        return themes;
    }

    private static ThemeCatalog Load()
    {
        using var stream = typeof(ThemeRules).Assembly.GetManifestResourceStream("themes.json")
            ?? throw new InvalidOperationException("themes.json is not embedded.");
        return JsonSerializer.Deserialize(stream, ThemeJson.Default.ThemeCatalog)
            ?? throw new InvalidOperationException("themes.json is empty.");
    }
}

/// <summary>All known templates.</summary>
/// <param name="Version">Raised with every change of the data.</param>
internal sealed record ThemeCatalog(int Version, IReadOnlyList<Theme> Themes);

/// <summary>One template.</summary>
/// <param name="Marks">The template is recognised when one of these occurs in the markup.</param>
/// <param name="Body">Selectors of the body, the most reliable first.</param>
/// <param name="Remove">Selectors of elements that are removed from the body.</param>
internal sealed record Theme(string Name, IReadOnlyList<string> Marks, IReadOnlyList<string> Body, IReadOnlyList<string> Remove);

/// <summary>JSON of the theme data.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ThemeCatalog))]
internal sealed partial class ThemeJson : JsonSerializerContext;
