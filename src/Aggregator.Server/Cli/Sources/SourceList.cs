using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Server.Cli.Output;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
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
            ? CommandRun.GuardAsync(result.Call, () => Task.FromResult(Tell(result, ListOf(result.FeedsOf(feeds, result.DataOf(data)), []), [], result.GetValue(json))))
            : StoreRun.RunAsync(
                result,
                data,
                async store => Tell(
                    result,
                    ListOf(result.FeedsOf(feeds, result.DataOf(data)), await store.Settings.AllAsync(cancellationToken)),
                    await store.Sources.HealthAsync(cancellationToken),
                    result.GetValue(json)),
                cancellationToken));
        return command;
    }

    private static EffectiveCatalogue ListOf(string feeds, IReadOnlyList<OperatorSettings> settings) =>
        EffectiveCatalogue.Of(Composition.OpenCatalogue(feeds).Current, settings);

    private static int Tell(ParseResult result, EffectiveCatalogue list, IReadOnlyList<SourceHealth> health, bool json)
    {
        var known = health.ToDictionary(source => source.SourceId, StringComparer.Ordinal);
        if (json)
        {
            TellJson(result.Call, list, known);
        }
        else
        {
            Table(result.Language, list, known).Write(result.Call);
        }

        foreach (var conflict in list.Conflicts)
        {
            result.Call.Error.WriteLine(conflict.Sentence.WholeIn(result.Language));
        }

        return ExitCode.Done;
    }

    private static void TellJson(CommandCall call, EffectiveCatalogue list, Dictionary<string, SourceHealth> known)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var entry in list.Entries)
        {
            var line = Line(entry.Source, known.GetValueOrDefault(entry.Source.Id), now) with
            {
                Origin = OriginOf(entry),
                Conflict = list.Conflicts.FirstOrDefault(conflict => conflict.SourceId == entry.Source.Id)?.Sentence,
            };
            JsonAnswer.Write(call, line, SourceJson.Readable.SourceLine);
        }

        foreach (var removed in list.Removed)
        {
            var line = Line(Named(removed), known.GetValueOrDefault(removed.Settings.SourceId), now) with
            {
                State = "removed",
                Next = null,
                Origin = removed.IsInFile ? "file" : "own",
                Standing = Removed(removed),
            };
            JsonAnswer.Write(call, line, SourceJson.Readable.SourceLine);
        }
    }

    private static RowTable Table(Language language, EffectiveCatalogue list, Dictionary<string, SourceHealth> known)
    {
        var table = new RowTable(
            new(language.Choose("id", "المعرّف"), MayShrink: true),
            new(language.Choose("name", "الاسم"), MayShrink: true),
            new(language.Choose("country", "البلد")),
            new(language.Choose("from", "من")),
            new(language.Choose("state", "الحالة")),
            new(language.Choose("last fetch", "آخر جلب")),
            new(language.Choose("next", "الموعد التالي")),
            new(language.Choose("note", "ملاحظة"), IsNote: true));
        foreach (var entry in list.Entries)
        {
            var (source, health) = (entry.Source, known.GetValueOrDefault(entry.Source.Id));
            table.Add(
                source.Id,
                source.Name,
                source.Country ?? "",
                OriginIn(language, entry),
                SourceStanding.State(source, health).In(language),
                Last(health, language),
                Next(source, health) is { } next ? Moment(next) : "",
                SourceStanding.Note(source, health)?.ShortIn(language) ?? "");
        }

        foreach (var removed in list.Removed)
        {
            var source = Named(removed);
            table.Add(
                source.Id,
                source.Name,
                source.Country ?? "",
                removed.IsInFile ? language.Choose("file", "الملف") : language.Choose("own", "مشغّل"),
                language.Choose("removed", "محذوف"),
                Last(known.GetValueOrDefault(source.Id), language),
                "",
                Removed(removed).ShortIn(language));
        }

        return table;
    }

    private static string Last(SourceHealth? health, Language language) =>
        health?.Latest is { } last ? Moment(last.At) : language.Choose("never", "لم يُجلب");

    private static Source Named(RemovedSource removed) =>
        (removed.Source ?? new Source { Id = removed.Settings.SourceId, Name = removed.Settings.SourceId }) with { Enabled = false, DisabledReason = null };

    private static Sentence Removed(RemovedSource removed) => new(
        SentenceKind.SourceRemoved, removed.Removal.At.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture), removed.Removal.By, removed.Removal.Reason, removed.Settings.SourceId);

    /// <summary>file, changed or own.</summary>
    private static string OriginOf(EffectiveSource entry) =>
        entry.Origin is SourceOrigin.Own ? "own" : entry.Overridden.Count > 0 ? "changed" : "file";

    private static string OriginIn(Language language, EffectiveSource entry) => OriginOf(entry) switch
    {
        "own" => language.Choose("own", "مشغّل"),
        "changed" => language.Choose("changed", "معدّل"),
        _ => language.Choose("file", "الملف"),
    };

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
    /// <param name="State">followed, paused, disabled or removed.</param>
    /// <param name="Outcome">The outcome of the last fetch; null before the first.</param>
    private sealed record SourceLine(string Id, string Name, string? Country, string State, DateTimeOffset? LastFetch, string? Outcome, DateTimeOffset? Next)
    {
        public required Sentence Standing { get; init; }

        /// <summary>file, changed (by operators) or own.</summary>
        public string Origin { get; init; } = "file";

        /// <summary>What does not go together in file and store; null when all does.</summary>
        public Sentence? Conflict { get; init; }

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
