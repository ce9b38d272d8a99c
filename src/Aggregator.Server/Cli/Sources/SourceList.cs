using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Server.Cli.Output;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source list</c> subcommand: the sources and the state of each. It also works while the service runs, and
/// before its first start.</summary>
internal static partial class SourceList
{
    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "Every source with its last fetch and the next one") { feeds, data, json };
        command.SetAction((result, cancellationToken) => result.Call.Store is null && !Store.Exists(result.DataOf(data))
            ? CommandRun.GuardAsync(result.Call, () => Task.FromResult(Tell(result, Standings(result.FeedsOf(feeds, result.DataOf(data)), []), result.GetValue(json))))
            : StoreRun.RunAsync(
                result,
                data,
                async store => Tell(
                    result, Standings(result.FeedsOf(feeds, result.DataOf(data)), await store.Sources.HealthAsync(cancellationToken)), result.GetValue(json)),
                cancellationToken));
        return command;
    }

    private static List<(Source Source, SourceHealth? Health)> Standings(string feeds, IReadOnlyList<SourceHealth> health)
    {
        var known = health.ToDictionary(source => source.SourceId, StringComparer.Ordinal);
        return [.. Composition.OpenCatalogue(feeds).Current.Select(source => (source, known.GetValueOrDefault(source.Id)))];
    }

    private static int Tell(ParseResult result, List<(Source Source, SourceHealth? Health)> sources, bool json)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (json)
        {
            sources.ForEach(source => JsonAnswer.Write(result.Call, Line(source.Source, source.Health, now), SourceJson.Readable.SourceLine));
            return ExitCode.Done;
        }

        var language = result.Language;
        var table = new RowTable(
            new(language.Choose("id", "المعرّف"), MayShrink: true),
            new(language.Choose("name", "الاسم"), MayShrink: true),
            new(language.Choose("country", "البلد")),
            new(language.Choose("state", "الحالة")),
            new(language.Choose("last fetch", "آخر جلب")),
            new(language.Choose("next", "الموعد التالي")),
            new(language.Choose("note", "ملاحظة"), IsNote: true));
        foreach (var (source, health) in sources)
        {
            var last = health?.Latest;
            table.Add(
                source.Id,
                source.Name,
                source.Country ?? "",
                SourceStanding.State(source, health).In(language),
                last is null ? language.Choose("never", "لم يُجلب") : Moment(last.At),
                Next(source, health) is { } next ? Moment(next) : "",
                SourceStanding.Note(source, health)?.ShortIn(language) ?? "");
        }

        table.Write(result.Call);
        return ExitCode.Done;
    }

    private static SourceLine Line(Source source, SourceHealth? health, DateTimeOffset now)
    {
        var last = health?.Latest;
        return new SourceLine(
            source.Id,
            source.Name,
            source.Country,
            source.Enabled ? health?.State.Paused == true ? "paused" : "followed" : "disabled",
            last?.At,
            last?.Result.ToString(),
            Next(source, health))
        {
            Standing = SourceStanding.State(source, health),
            NextReason = SourceStanding.NextCheck(source, health, now),
            Detail = SourceStanding.Note(source, health),
        };
    }

    private static DateTimeOffset? Next(Source source, SourceHealth? health) => source.Enabled && health?.State.Paused != true ? health?.State.NextFetch : null;

    private static string Moment(DateTimeOffset instant) => instant.ToString("MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>One source of the list.</summary>
    /// <param name="State">followed, paused or disabled.</param>
    /// <param name="Outcome">The outcome of the last fetch; null before the first.</param>
    private sealed record SourceLine(string Id, string Name, string? Country, string State, DateTimeOffset? LastFetch, string? Outcome, DateTimeOffset? Next)
    {
        public required Sentence Standing { get; init; }

        /// <summary>Why it is asked next when it is.</summary>
        public required Sentence NextReason { get; init; }

        /// <summary>Why it is not asked, or what the last fetch said; null when there is nothing to say.</summary>
        public Sentence? Detail { get; init; }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(SourceLine))]
    private sealed partial class SourceJson : JsonSerializerContext
    {
        public static SourceJson Readable { get; } = new(JsonAnswer.Options());
    }
}
