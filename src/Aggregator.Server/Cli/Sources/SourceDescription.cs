using System.Text.Json.Nodes;
using Aggregator.Server.Following;
using Aggregator.Sources.Effective;
using Aggregator.Sources.Exchange;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The settings of a source, each with its origin.</summary>
internal static class SourceDescription
{
    /// <summary>One line for each setting: its name, its value, and where it comes from.</summary>
    public static IEnumerable<(string Name, string Value, string Origin)> Lines(EffectiveSource source)
    {
        var entry = SourceWriter.Entry(source.Source);
        var inFile = source.InFile is { } written ? SourceWriter.Entry(written) : [];
        foreach (var name in EntryForm.Names)
        {
            var origin = OriginOf(source, entry, name);
            var before = origin == "override" ? $"override; feeds.json says {Shown(name, inFile)}" : origin;
            yield return (name, Shown(name, entry), before);
        }
    }

    public static JsonObject Json(EffectiveSource source)
    {
        var entry = SourceWriter.Entry(source.Source);
        return new JsonObject
        {
            ["id"] = source.Source.Id,
            ["origin"] = source.Origin is SourceOrigin.Own ? "own" : "file",
            ["settings"] = new JsonObject(EntryForm.Names.Where(name => entry.ContainsKey(name) || source.Overridden.Contains(name)).Select(name =>
                KeyValuePair.Create<string, JsonNode?>(name, new JsonObject
                {
                    ["value"] = entry[name]?.DeepClone(),
                    ["origin"] = OriginOf(source, entry, name),
                }))),
        };
    }

    /// <summary>What a change made of a source.</summary>
    public static JsonObject Json(string id, DeskOutcome.Done made) => new()
    {
        ["id"] = id,
        ["before"] = made.Before is null ? null : SourceWriter.Entry(made.Before.Source),
        ["after"] = made.After is null ? null : SourceWriter.Entry(made.After.Source),
        ["articles"] = made.Articles,
    };

    private static string OriginOf(EffectiveSource source, JsonObject entry, string name) => source.Overridden.Contains(name) ? "override"
        : !entry.ContainsKey(name) ? "default"
        : source.Origin is SourceOrigin.Own ? "own"
        : "file";

    private static string Shown(string name, JsonObject entry) => entry[name] is { } value ? EntryForm.Write(name, value) : "nothing";
}
