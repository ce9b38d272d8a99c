using System.Text;
using System.Text.Json;

namespace Aggregator.Sources;

/// <summary>Reads feeds.json, the list of sources. The whole file is checked before any source is used.</summary>
public static class SourceCatalog
{
    /// <returns>All sources, or all faults with line and reason; never a part of the list.</returns>
    public static SourceCatalogOutcome Load(string text) => Load(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Load(string)"/>
    public static SourceCatalogOutcome Load(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Load(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    /// <inheritdoc cref="Load(string)"/>
    public static SourceCatalogOutcome Load(ReadOnlySpan<byte> utf8)
    {
        var (root, syntax) = SettingsParser.Parse(utf8);
        if (root is null)
        {
            return new SourceCatalogOutcome.Faulty([syntax ?? new SourceFault(0, null, "the file is empty")]);
        }

        var faults = new List<SourceFault>();
        var sources = Read(root, faults);
        return faults.Count == 0
            ? new SourceCatalogOutcome.Loaded(sources)
            : new SourceCatalogOutcome.Faulty([.. faults.OrderBy(fault => fault.Line)]);
    }

    private static List<Source> Read(SettingsNode root, List<SourceFault> faults)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            faults.Add(new SourceFault(root.Line, null, "the file must be an object with a list \"sources\""));
            return [];
        }

        var settings = new SettingsReader(root, null, faults);
        settings.RefuseUnknown("$schema", "sources");
        if (settings.Find("sources") is null)
        {
            settings.NoteMissing("the list \"sources\" is missing");
        }

        var sources = new List<Source>();
        var lineOfId = new Dictionary<string, int>(StringComparer.Ordinal);
        var ownerOfAddress = new Dictionary<Uri, string>();
        foreach (var node in settings.Items("sources"))
        {
            if (SourceReader.Read(node, faults) is { } source)
            {
                RefuseRepeats(source, node.Line, (lineOfId, ownerOfAddress), faults);
                sources.Add(source);
            }
        }

        return sources;
    }

    private static void RefuseRepeats(
        Source source, int line, (Dictionary<string, int> Ids, Dictionary<Uri, string> Addresses) seen, List<SourceFault> faults)
    {
        if (!seen.Ids.TryAdd(source.Id, line))
        {
            faults.Add(new SourceFault(line, source.Id, $"the id is already taken by the source in line {seen.Ids[source.Id]}"));
        }

        // The same feed under two names would publish each of its articles twice.
        foreach (var url in source.FeedUrls.Where(_ => source.Enabled))
        {
            if (!seen.Addresses.TryAdd(url, source.Id))
            {
                faults.Add(new SourceFault(line, source.Id, $"{url} is already an address of \"{seen.Addresses[url]}\""));
            }
        }
    }
}
