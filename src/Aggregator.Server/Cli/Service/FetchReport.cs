using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

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
                   last?.Result,
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

    public void Print(ParseResult result, bool json, TimeSpan took)
    {
        var (call, language) = (result.Call, result.Language);
        if (json)
        {
            foreach (var line in _lines)
            {
                JsonAnswer.Write(call, line, FetchReportJson.Readable.FetchReportLine);
            }

            return;
        }

        Table(language).Write(call);
        call.Output.WriteLine($"{Total(language)} {language.Choose("in", "في")} {took.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} {language.Choose("s", "ثانية")}");
    }

    private RowTable Table(Language language)
    {
        var table = new RowTable(
            new(language.Choose("source", "المصدر"), MayShrink: true),
            new(language.Choose("outcome", "النتيجة")),
            new(language.Choose("new", "الجديد")),
            new(language.Choose("articles", "الأخبار")),
            new(language.Choose("duplicates", "المكرر")),
            new(language.Choose("seconds", "الثواني")),
            new(language.Choose("note", "ملاحظة"), IsNote: true));
        foreach (var line in _lines)
        {
            table.Add(
                line.Source,
                line.Result is { } ended ? Sentence.Of(ended).In(language) : language.Choose("not asked", "لم يُسأل"),
                Number(line.NewEntries),
                Number(line.Articles),
                Number(line.Duplicates),
                line.Seconds.ToString("F1", CultureInfo.InvariantCulture),
                line.Detail?.ShortIn(language) ?? "");
        }

        return table;
    }

    private string Total(Language language)
    {
        var (entries, articles, duplicates) = (_lines.Sum(line => line.NewEntries), _lines.Sum(line => line.Articles), _lines.Sum(line => line.Duplicates));
        return language is Language.Arabic
            ? string.Create(CultureInfo.InvariantCulture, $"المصادر: {_lines.Count}، المواد الجديدة: {entries}، الأخبار: {articles}، المكرر: {duplicates}")
            : string.Join(", ", Quantity.Of(_lines.Count, "source"), Quantity.Of(entries, "new entry", "new entries"), Quantity.Of(articles, "article"), Quantity.Of(duplicates, "duplicate"));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(FetchReportLine))]
    private sealed partial class FetchReportJson : JsonSerializerContext
    {
        public static FetchReportJson Readable { get; } = new(JsonAnswer.Options());
    }
}

/// <summary>One source of the report.</summary>
internal sealed record FetchReportLine(
    string Source, [property: JsonIgnore] FetchResult? Result, int NewEntries, int Articles, int Duplicates, double Seconds, Sentence? Detail)
{
    public string Outcome => Result?.ToString() ?? "NotAsked";

    /// <summary>Whether nothing could be read.</summary>
    [JsonIgnore]
    public bool HasFailed { get; init; }
}
