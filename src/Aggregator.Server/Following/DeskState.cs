using System.Text.Json.Nodes;
using Aggregator.Sources;
using Aggregator.Sources.Effective;

namespace Aggregator.Server.Following;

/// <summary>File, store and list at the moment of a change.</summary>
internal sealed record DeskState(IReadOnlyList<Source> File, IReadOnlyList<OperatorSettings> Settings, EffectiveCatalogue List)
{
    /// <summary>What operators say of the source; null for nothing.</summary>
    public OperatorSettings? SaidOf(string id) => Settings.FirstOrDefault(settings => settings.SourceId == id);

    /// <summary>The entry of feeds.json; null when the file does not list the source.</summary>
    public JsonObject? InFile(string id) => File.FirstOrDefault(source => source.Id == id) is { } source ? SourceWriter.Entry(source) : null;

    /// <summary>The settings that are in force, or those of an own source that cannot be used; null when there is no such source
    /// in the list.</summary>
    public JsonObject? EntryOf(string id) => SaidOf(id) is { Removal: not null } ? null
        : SaidOf(id) is { Entry: { } said } && EffectiveCatalogue.Said(said) is { } patch && (SaidOf(id)!.IsOwn || InFile(id) is not null)
            ? SettingsPatch.Apply(InFile(id) ?? [], patch)
        : InFile(id);

    /// <summary>The list as it will be with these settings.</summary>
    public EffectiveCatalogue With(OperatorSettings settings) =>
        EffectiveCatalogue.Of(File, [.. Settings.Where(known => known.SourceId != settings.SourceId), settings]);
}
