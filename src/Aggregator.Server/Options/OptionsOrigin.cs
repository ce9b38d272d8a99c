using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Aggregator.Server.Options;

/// <summary>Where a value of the configuration stands.</summary>
internal static class OptionsOrigin
{
    /// <returns>The key in the spelling of its place, the value and the place: «Aggregator__Site__StripLength=900 (environment)».</returns>
    public static string Of(IConfiguration configuration, string key)
    {
        var place = configuration.AsEnumerable()
            .Where(pair => pair.Value is not null && IsWithin(pair.Key, key))
            .Select(pair => (pair.Key, pair.Value, Provider: Provider(configuration, pair.Key)))
            .FirstOrDefault((Key: key, Value: null, Provider: null));
        return place.Provider switch
        {
            EnvironmentVariablesConfigurationProvider => $"{place.Key.Replace(":", "__", StringComparison.Ordinal)}={place.Value} (environment)",
            JsonConfigurationProvider file => $"{place.Key} \"{place.Value}\" ({file.Source.Path})",
            null => key,
            _ => $"{place.Key} \"{place.Value}\"",
        };
    }

    /// <summary>The name of another option in the spelling of the place where this key stands.</summary>
    public static string Spelled(IConfiguration configuration, string key, string name) =>
        Provider(configuration, key) is EnvironmentVariablesConfigurationProvider ? name.Replace(":", "__", StringComparison.Ordinal) : name;

    private static bool IsWithin(string key, string section) =>
        key.Equals(section, StringComparison.OrdinalIgnoreCase) || key.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase);

    // The last provider that has the key decides.
    private static IConfigurationProvider? Provider(IConfiguration configuration, string key) =>
        (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(key, out _));
}
