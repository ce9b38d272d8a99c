using Aggregator.Sources;

namespace Aggregator.Server.Options;

/// <summary>Names in the configuration that no option has. They do nothing, so somebody has to be told.</summary>
internal static class UnknownOptions
{
    /// <returns>One sentence for each name.</returns>
    public static IReadOnlyList<string> In(IConfiguration configuration)
    {
        var options = OptionsTable.Rows.SelectMany(row => row.Options.Select(option => (Key: row.Key(option), IsList: OptionsForm.IsList(option)))).ToList();
        var known = options.ConvertAll(option => option.Key);
        return [.. configuration.GetSection(OptionsTable.Root).AsEnumerable()
            .Where(pair => pair.Value is not null && !options.Exists(option => IsOf(option, pair.Key)))
            .Select(pair => pair.Key)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(key => $"{OptionsOrigin.Of(configuration, key)}: no option has this name, so it does nothing. The nearest is {OptionsOrigin.Spelled(configuration, key, Nearest(key, known))}.")];
    }

    private static bool IsOf((string Key, bool IsList) option, string key) =>
        key.Equals(option.Key, StringComparison.OrdinalIgnoreCase)
        || (option.IsList && key.StartsWith($"{option.Key}:", StringComparison.OrdinalIgnoreCase) && int.TryParse(key[(option.Key.Length + 1)..], out _));

    // An option in the wrong section is nearer than a similar name in this one.
    private static string Nearest(string key, List<string> known) =>
        known.Find(option => Name(option).Equals(Name(key), StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(key, known);

    private static string Name(string key) => key[(key.LastIndexOf(':') + 1)..];
}
