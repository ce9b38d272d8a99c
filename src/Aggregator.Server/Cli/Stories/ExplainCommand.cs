using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Stories;

/// <summary>The <c>explain</c> subcommand: the history of one article.</summary>
internal static partial class ExplainCommand
{
    public static Command Create()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var name = new Argument<string>("URL|ID") { Description = "An article's number or address here (/a/NUMBER), or its address at the source" };
        var beside = new Option<bool>("--side-by-side") { Description = "Both texts beside each other, with what they have in common marked" };
        var command = new Command("explain", "Tells where an article came from, how it was read and what it was compared with") { name, data, json, beside };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, store => RunAsync(
            result.Call,
            store,
            result.GetRequiredValue(name),
            result.GetValue(json) ? Write : result.GetValue(beside) ? SideBySide.Print : (call, biography, fetch) => Tell(call, result.Language, biography, fetch),
            cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandCall call, Store store, string name, Func<CommandCall, Biography, FetchLogEntry?, int> print, CancellationToken cancellationToken)
    {
        var number = NumberArgument.Read(name)?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var biography = await store.Reports.BiographyAsync(name, cancellationToken)
            ?? (number is null ? null : await store.Reports.BiographyAsync(number, cancellationToken));
        if (biography is null)
        {
            await call.Error.WriteLineAsync($"{name}: nothing of that number or address was ever seen in {store.Place}.");
            return ExitCode.Failed;
        }

        var fetches = (await store.Sources.HealthAsync(cancellationToken))
            .FirstOrDefault(source => source.SourceId == biography.SourceId)?.Fetches ?? [];
        // An unchanged document was not read, so the reader is that of the last change.
        var reader = fetches.Select(fetch => fetch.Reader).FirstOrDefault(reader => reader is not null);
        return print(call, biography, fetches is [var last, ..] ? last with { Reader = reader } : null);
    }

    private static int Tell(CommandCall call, Language language, Biography biography, FetchLogEntry? fetch)
    {
        foreach (var line in ExplainReport.Tell(biography, fetch, language))
        {
            call.Output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static int Write(CommandCall call, Biography biography, FetchLogEntry? fetch)
    {
        call.Output.WriteLine(JsonSerializer.Serialize(biography, Readable.Biography));
        return ExitCode.Done;
    }

    private static ExplainJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new SentenceConverter(), new JsonStringEnumConverter<Aggregator.Extraction.ExtractionMethod>() },
    });

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Biography))]
    private sealed partial class ExplainJson : JsonSerializerContext;
}
