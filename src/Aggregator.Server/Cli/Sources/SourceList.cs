using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Sources;
using Aggregator.Storage;
using Spectre.Console;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source list</c> subcommand: the sources and the state of each. It also works while the service runs, and
/// before its first start.</summary>
internal static partial class SourceList
{
    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "Every source with its last fetch and the next one") { feeds, data, json };
        command.SetAction((result, cancellationToken) => result.Call.Store is null && !Store.Exists(result.PathOf(data))
            ? CommandRun.GuardAsync(result.Call, () => Task.FromResult(Tell(result.Call, result.PathOf(feeds), [], result.GetValue(json))))
            : StoreRun.RunAsync(
                result,
                data,
                async store => Tell(result.Call, result.PathOf(feeds), await store.Sources.HealthAsync(cancellationToken), result.GetValue(json)),
                cancellationToken));
        return command;
    }

    private static int Tell(CommandCall call, string feeds, IReadOnlyList<SourceHealth> health, bool json)
    {
        var known = health.ToDictionary(source => source.SourceId, StringComparer.Ordinal);
        var lines = Composition.OpenCatalogue(feeds).Current.Select(source => Line(source, known.GetValueOrDefault(source.Id))).ToList();
        if (json)
        {
            lines.ForEach(line => call.Output.WriteLine(JsonSerializer.Serialize(line, SourceJson.Readable.SourceLine)));
        }
        else
        {
            Print(call, lines);
        }

        return ExitCode.Done;
    }

    private static SourceLine Line(Source source, SourceHealth? known)
    {
        var last = known?.Fetches is [var newest, ..] ? newest : null;
        return new SourceLine(
            source.Id,
            source.Name,
            source.Country,
            source.Enabled ? known?.State.Paused == true ? "paused" : "followed" : "disabled",
            last?.At,
            last?.Result.ToString(),
            source.Enabled ? known?.State.NextFetch : null)
        {
            Detail = source.DisabledReason ?? known?.State.PausedReason ?? last?.Detail,
        };
    }

    private static void Print(CommandCall call, List<SourceLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "country", "state", "last fetch", "next", "detail");
        foreach (var line in lines)
        {
            table.AddRow(
                Markup.Escape(line.Id),
                Markup.Escape(line.Name),
                line.Country ?? "",
                line.State,
                line.LastFetch is { } last ? $"{Moment(last)} {line.Outcome}" : "never",
                line.Next is { } next ? Moment(next) : "",
                Markup.Escape(line.Detail ?? ""));
        }

        call.Screen.Write(table);
    }

    private static string Moment(DateTimeOffset instant) => instant.ToString("MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>One source of the list.</summary>
    /// <param name="State">followed, paused or disabled.</param>
    /// <param name="Outcome">The outcome of the last fetch; null before the first.</param>
    private sealed record SourceLine(string Id, string Name, string? Country, string State, DateTimeOffset? LastFetch, string? Outcome, DateTimeOffset? Next)
    {
        /// <summary>Why it is not asked, or what the last fetch said; null when there is nothing to say.</summary>
        public string? Detail { get; init; }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(SourceLine))]
    private sealed partial class SourceJson : JsonSerializerContext
    {
        public static SourceJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
