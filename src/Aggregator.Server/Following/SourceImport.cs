using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Sources.Exchange;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Following;

/// <summary>Takes a list of sources into the store, one source after the other. The same list again changes nothing, so an import
/// that was stopped is simply repeated.</summary>
internal sealed class SourceImport(SourceDesk desk)
{
    /// <summary>A verdict for each source and each fault of the file, in the order of the lines.</summary>
    /// <param name="file">The list.</param>
    /// <param name="by">Who imports it.</param>
    /// <param name="cancellationToken">Sources before the stop are saved.</param>
    public async IAsyncEnumerable<ImportVerdict> RunAsync(
        ExchangedSources file, Author by, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new Queue<SourceFault>(file.Faults.OrderBy(fault => fault.Line));
        foreach (var source in file.Sources)
        {
            while (faults.TryPeek(out var fault) && fault.Line < source.Line)
            {
                yield return Refused(faults.Dequeue());
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return await TakeAsync(source, lines, by, cancellationToken);
        }

        foreach (var fault in faults)
        {
            yield return Refused(fault);
        }
    }

    private async Task<ImportVerdict> TakeAsync(ExchangedSource source, Dictionary<string, int> lines, Author by, CancellationToken cancellationToken)
    {
        var list = await desk.ListAsync(cancellationToken);
        var entry = source.Entry;
        if (entry["id"] is not JsonValue)
        {
            if (OfAddress(list, entry) is { } known)
            {
                return new ImportVerdict(source.Line, known, ImportResult.Same, "its feed is followed already");
            }

            entry["id"] = IdFor(entry, list);
        }

        var id = entry["id"]?.ToString() ?? "";
        if (!lines.TryAdd(id, source.Line))
        {
            return new ImportVerdict(source.Line, id, ImportResult.Refused, $"line {lines[id]} has this id too");
        }

        if (list.Find(id) is not { } there)
        {
            return Verdict(source.Line, id, ImportResult.Added, await desk.AddAsync(entry, by, cancellationToken));
        }

        if (EffectiveCatalogue.Read(entry) is (null, var faults))
        {
            return new ImportVerdict(source.Line, id, ImportResult.Refused, string.Join("; ", faults));
        }

        var patch = SettingsPatch.Between(SourceWriter.Entry(there.Source), SourceWriter.Entry(EffectiveCatalogue.Read(entry).Source!)); // It was read above.
        return patch.Count == 0
            ? new ImportVerdict(source.Line, id, ImportResult.Same, null)
            : Verdict(source.Line, id, ImportResult.Changed, await desk.EditAsync(id, patch, [], by, cancellationToken));
    }

    private static string? OfAddress(EffectiveCatalogue list, JsonObject entry)
    {
        var addresses = Addresses(entry).ToHashSet();
        return list.Sources.FirstOrDefault(source => source.FeedUrls.Any(addresses.Contains))?.Id;
    }

    private static string IdFor(JsonObject entry, EffectiveCatalogue list)
    {
        var address = Uri.TryCreate(entry["homePage"]?.ToString(), UriKind.Absolute, out var home) ? home : Addresses(entry).FirstOrDefault();
        bool IsTaken(string id) => list.Find(id) is not null || list.Removed.Any(removed => removed.Settings.SourceId == id) || list.Conflicts.Any(conflict => conflict.SourceId == id);
        return address is null ? "" : SourceIds.Propose(address, IsTaken);
    }

    private static IEnumerable<Uri> Addresses(JsonObject entry) => (entry["feedUrls"] as JsonArray ?? [])
        .Select(url => Uri.TryCreate(url?.ToString(), UriKind.Absolute, out var address) ? address : null).OfType<Uri>();

    private static ImportVerdict Verdict(int line, string id, ImportResult result, DeskOutcome outcome) => outcome is DeskOutcome.Refused(var reasons)
        ? new ImportVerdict(line, id, ImportResult.Refused, string.Join(" ", reasons))
        : new ImportVerdict(line, id, result, null);

    private static ImportVerdict Refused(SourceFault fault) => new(fault.Line, fault.SourceId ?? "", ImportResult.Refused, fault.Reason);
}

/// <summary>What became of one line.</summary>
/// <param name="Id">Empty when the line has no usable source.</param>
/// <param name="Detail">The reason of a refusal, or a remark; null when there is none.</param>
internal sealed record ImportVerdict(int Line, string Id, ImportResult Result, string? Detail);

/// <summary>What an import can do with a source.</summary>
internal enum ImportResult
{
    Added,
    Changed,
    Same,
    Refused,
}
