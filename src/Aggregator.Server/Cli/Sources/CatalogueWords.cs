using Aggregator.Sources.Effective;

namespace Aggregator.Server.Cli.Sources;

/// <summary>What operators made of the list of feeds.json, in words.</summary>
internal static class CatalogueWords
{
    /// <returns>One sentence, and then one for each conflict.</returns>
    public static IEnumerable<string> Of(EffectiveCatalogue list) => list.Conflicts.Select(conflict => conflict.ToString()).Prepend(
        $"{Quantity.Of(list.Entries.Count(entry => entry.Origin is SourceOrigin.Own), "own source")}, "
        + $"{Quantity.Of(list.Entries.Count(entry => entry.Overridden.Count > 0), "source")} of the file changed, {list.Removed.Count} removed");
}
