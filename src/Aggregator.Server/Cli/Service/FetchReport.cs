using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Storage;
using Spectre.Console;

namespace Aggregator.Server.Cli.Service;

/// <summary>The result of one polling round, source by source.</summary>
internal sealed partial class FetchReport
{
    private readonly IReadOnlyList<FetchReportLine> _lines;

    private FetchReport(IReadOnlyList<FetchReportLine> lines) => _lines = lines;

    public bool AllFailed => _lines.Count > 0 && _lines.All(line => line.HasFailed);

    public static async Task<FetchReport> ReadAsync(
        IServiceProvider services, DateTimeOffset since, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var tallies = await services.GetRequiredService<IReportStore>().TalliesAsync(since, cancellationToken);
        var health = await services.GetRequiredService<ISourceStore>().HealthAsync(cancellationToken);
        return new FetchReport(
        [
            .. from source in health
               where source.Active && (ids.Count == 0 || ids.Contains(source.SourceId))
               let last = source.Fetches.FirstOrDefault(fetch => fetch.At >= since)
               let tally = tallies.GetValueOrDefault(source.SourceId) ?? new SourceTally(0, 0)
               select new FetchReportLine(
                   source.SourceId,
                   last?.Result.ToString() ?? "NotAsked",
                   last?.NewEntries ?? 0,
                   tally.Articles,
                   tally.Duplicates,
                   last?.Duration.TotalSeconds ?? 0,
                   last?.Detail)
               {
                   // The readable entries of a damaged document were kept.
                   HasFailed = last is { Result: FetchResult.Failed or FetchResult.Offline } or { Result: FetchResult.Unreadable, Entries: 0 },
               },
        ]);
    }

    public void Print(CommandCall call, bool json, TimeSpan took)
    {
        if (json)
        {
            foreach (var line in _lines)
            {
                call.Output.WriteLine(JsonSerializer.Serialize(line, FetchReportJson.Default.FetchReportLine));
            }

            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("source", "outcome", "new entries", "articles", "duplicates", "seconds", "detail");
        foreach (var line in _lines)
        {
            table.AddRow(
                Markup.Escape(line.Source),
                line.Outcome,
                Number(line.NewEntries),
                Number(line.Articles),
                Number(line.Duplicates),
                line.Seconds.ToString("F1", CultureInfo.InvariantCulture),
                Markup.Escape(line.Detail ?? ""));
        }

        call.Screen.Write(table);
        call.Output.WriteLine($"{Total()} in {took.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s");
    }

    private string Total() => string.Join(
        ", ",
        Quantity.Of(_lines.Count, "source"),
        Quantity.Of(_lines.Sum(line => line.NewEntries), "new entry", "new entries"),
        Quantity.Of(_lines.Sum(line => line.Articles), "article"),
        Quantity.Of(_lines.Sum(line => line.Duplicates), "duplicate"));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(FetchReportLine))]
    private sealed partial class FetchReportJson : JsonSerializerContext;
}

/// <summary>One source of the report.</summary>
internal sealed record FetchReportLine(
    string Source, string Outcome, int NewEntries, int Articles, int Duplicates, double Seconds, string? Detail)
{
    /// <summary>Whether nothing could be read.</summary>
    [JsonIgnore]
    public bool HasFailed { get; init; }
}
