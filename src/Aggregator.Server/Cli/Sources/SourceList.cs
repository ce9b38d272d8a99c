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
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(async () =>
        {
            var sources = Composition.OpenCatalogue(result.GetRequiredValue(feeds).FullName).Current;
            var health = await HealthAsync(result.GetRequiredValue(data).FullName, cancellationToken);
            var lines = sources.Select(source => Line(source, health.GetValueOrDefault(source.Id))).ToList();
            if (result.GetValue(json))
            {
                lines.ForEach(line => Console.WriteLine(JsonSerializer.Serialize(line, SourceJson.Readable.SourceLine)));
            }
            else
            {
                Print(lines);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<Dictionary<string, SourceHealth>> HealthAsync(string folder, CancellationToken cancellationToken)
    {
        if (!StoreVisit.IsPossible(folder))
        {
            return [];
        }

        using var visit = StoreVisit.Open(folder);
        return (await visit.Sources.HealthAsync(cancellationToken)).ToDictionary(source => source.SourceId, StringComparer.Ordinal);
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

    private static void Print(List<SourceLine> lines)
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

        AnsiConsole.Write(table);
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
