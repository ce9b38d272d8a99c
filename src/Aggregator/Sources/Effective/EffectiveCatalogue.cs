using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Text.Sentences;

namespace Aggregator.Sources.Effective;

/// <summary>The one list of sources, made of feeds.json and of what operators say in the store.</summary>
/// <remarks>A pure function of both. A fault in the settings of one source never touches another source.</remarks>
public sealed record EffectiveCatalogue
{
    public static EffectiveCatalogue Empty { get; } = Of([], []);

    /// <summary>Those of the file in its order, then those of operators by id. Disabled ones are included, removed ones are
    /// not.</summary>
    public required IReadOnlyList<EffectiveSource> Entries { get; init; }

    /// <summary>The sources of <see cref="Entries"/>; always the same list.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    public required IReadOnlyList<RemovedSource> Removed { get; init; }

    public required IReadOnlyList<CatalogueConflict> Conflicts { get; init; }

    public EffectiveSource? Find(string id) => Entries.FirstOrDefault(entry => entry.Source.Id == id);

    /// <param name="file">The sources of feeds.json.</param>
    /// <param name="settings">What the store keeps, at most one for a source.</param>
    public static EffectiveCatalogue Of(IReadOnlyList<Source> file, IReadOnlyList<OperatorSettings> settings)
    {
        var (entries, removed, conflicts) = (new List<EffectiveSource>(), new List<RemovedSource>(), new List<CatalogueConflict>());
        var said = settings.ToDictionary(saying => saying.SourceId, StringComparer.Ordinal);
        var inFile = file.ToDictionary(source => source.Id, StringComparer.Ordinal);
        var all = file.Select(source => (source.Id, InFile: (Source?)source, Said: said.GetValueOrDefault(source.Id)))
            .Concat(settings.Where(saying => !inFile.ContainsKey(saying.SourceId)).OrderBy(saying => saying.SourceId, StringComparer.Ordinal)
                .Select(saying => (Id: saying.SourceId, InFile: (Source?)null, Said: (OperatorSettings?)saying)));
        foreach (var (id, written, saying) in all)
        {
            var notes = new List<CatalogueConflict>();
            var entry = Join(id, written, saying, notes);
            if (saying?.Removal is { } removal)
            {
                removed.Add(new RemovedSource(saying, removal, entry?.Source, written is not null));
                continue;
            }

            conflicts.AddRange(notes);
            if (entry is not null)
            {
                entries.Add(entry);
            }
        }

        RestRepeated(entries, conflicts);
        return new EffectiveCatalogue { Entries = entries, Sources = [.. entries.Select(entry => entry.Source)], Removed = removed, Conflicts = conflicts };
    }

    /// <summary>The entry of feeds.json that an own source has, or that the file's entry becomes with the changes.</summary>
    public static JsonObject EntryOf(Source? inFile, JsonObject said) => SettingsPatch.Apply(inFile is null ? [] : SourceWriter.Entry(inFile), said);

    /// <summary>Reads an entry of feeds.json alone.</summary>
    /// <returns>The source, or the reasons why it cannot be used.</returns>
    public static (Source? Source, IReadOnlyList<string> Faults) Read(JsonObject entry)
    {
        var faults = new List<SourceFault>();
        var (node, syntax) = SettingsParser.Parse(Encoding.UTF8.GetBytes(SourceWriter.Line(entry)));
        var source = node is null ? null : SourceReader.Read(node, faults);
        return syntax is null && faults.Count == 0 ? (source, []) : (null, [.. faults.Select(fault => fault.Reason), .. syntax is null ? [] : new[] { syntax.Reason }]);
    }

    /// <returns>Null when the text is no JSON object.</returns>
    public static JsonObject? Said(string? entry)
    {
        try
        {
            return entry is null ? null : JsonNode.Parse(entry) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EffectiveSource? Join(string id, Source? inFile, OperatorSettings? saying, List<CatalogueConflict> conflicts)
    {
        var plain = inFile is null ? null : new EffectiveSource(inFile, SourceOrigin.File) { InFile = inFile };
        if (saying?.Entry is null)
        {
            return plain;
        }

        if (Said(saying.Entry) is not { } said)
        {
            conflicts.Add(Unreadable(id, inFile, "they are no JSON object"));
            return plain;
        }

        if (inFile is null && !saying.IsOwn)
        {
            conflicts.Add(new CatalogueConflict(id, new(SentenceKind.CatalogueLeftFile, id, string.Join(", ", said.Select(member => member.Key)))));
            return null;
        }

        var entry = EntryOf(inFile, said);
        entry["id"] = id;
        if (Read(entry) is (null, var faults))
        {
            conflicts.Add(Unreadable(id, inFile, string.Join("; ", faults)));
            return plain;
        }

        return Joined(inFile, saying, entry, conflicts);
    }

    private static EffectiveSource Joined(Source? inFile, OperatorSettings saying, JsonObject entry, List<CatalogueConflict> conflicts)
    {
        var source = Read(entry).Source!; // The caller has read it without a fault.
        if (inFile is null)
        {
            return new EffectiveSource(source, SourceOrigin.Own);
        }

        IReadOnlyList<string> overridden = [.. SettingsPatch.Between(SourceWriter.Entry(inFile), SourceWriter.Entry(source)).Select(member => member.Key)];
        if (saying.IsOwn && overridden.Count > 0)
        {
            conflicts.Add(new CatalogueConflict(source.Id, new(SentenceKind.CatalogueInBoth, source.Id, string.Join(", ", overridden))));
        }

        return new EffectiveSource(source, SourceOrigin.File) { InFile = inFile, Overridden = overridden };
    }

    private static CatalogueConflict Unreadable(string id, Source? inFile, string reason) =>
        new(id, new(inFile is null ? SentenceKind.CatalogueOwnUnreadable : SentenceKind.CatalogueChangeUnreadable, id, reason.TrimEnd('.')));

    /// <summary>The same feed under two names would publish each of its articles twice, so the later one rests.</summary>
    private static void RestRepeated(List<EffectiveSource> entries, List<CatalogueConflict> conflicts)
    {
        var owners = new Dictionary<Uri, string>();
        for (var i = 0; i < entries.Count; i++)
        {
            var source = entries[i].Source;
            if (!source.Enabled)
            {
                continue;
            }

            if (source.FeedUrls.FirstOrDefault(owners.ContainsKey) is { } taken)
            {
                var conflict = new CatalogueConflict(source.Id, new(SentenceKind.CatalogueSameAddress, source.Id, taken.OriginalString, owners[taken]));
                conflicts.Add(conflict);
                entries[i] = entries[i] with { Source = source with { Enabled = false, DisabledReason = conflict.ToString() } };
                continue;
            }

            foreach (var url in source.FeedUrls)
            {
                owners.TryAdd(url, source.Id);
            }
        }
    }
}
