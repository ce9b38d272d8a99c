using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Extraction;
using Aggregator.Extraction.Rules;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Options;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source test</c> subcommand: what a feed or page would give; nothing is saved.</summary>
internal static partial class SourceTestCommand
{
    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var name = new Argument<string>("URL|ID") { Description = "A feed, an article page, or the id of a source in feeds.json" };
        var command = new Command("test", "Fetches a feed or page and shows what it would give, feeds by both readers; nothing is saved") { name, feeds, data, json };
        command.SetAction((result, cancellationToken) => NetworkRun.RunAsync(
            result,
            data,
            asks => RunAsync(result, asks, (result.DataOf(data), result.FeedsOf(feeds, result.DataOf(data))), result.GetRequiredValue(name), result.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, Fetch fetchAsync, (string Data, string Feeds) place, string name, bool isJson, CancellationToken cancellationToken)
    {
        var (call, language) = (result.Call, result.Language);
        var trials = new FeedTrials(fetchAsync, OptionsTable.Read<FeedsOptions>(call.Configuration));
        var isAddress = Uri.TryCreate(name, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        var source = isAddress
            ? new Source { Id = "test", Name = name, FeedUrls = [url!] } // The address was parsed, so it is not null.
            : (await DeskOfCall.ListAsync(call, place.Data, place.Feeds, cancellationToken)).FirstOrDefault(followed => followed.Id == name);
        if (source is null)
        {
            await call.Error.WriteLineAsync($"{name} is neither an http(s) address nor the id of a source in {place.Feeds}.");
            return ExitCode.WrongUse;
        }

        foreach (var fault in SelectorCheck.Faults(source))
        {
            await call.Error.WriteLineAsync($"{fault} Pages are read without it.");
        }

        List<FeedTrial> tried = [];
        foreach (var address in source.FeedUrls)
        {
            var trial = await trials.TryAsync(source, address, cancellationToken);
            tried.Add(trial);
            foreach (var line in isJson ? [] : FeedTrialReport.Tell(trial, language))
            {
                call.Output.WriteLine(line);
            }
        }

        if (isJson)
        {
            call.Output.WriteLine(JsonSerializer.Serialize(tried, Readable.ListFeedTrial));
        }

        return tried.Exists(trial => trial.IsGood) ? ExitCode.Done : ExitCode.Failed;
    }

    private static TrialJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new SentenceConverter(), new JsonStringEnumConverter<FeedReaderName>(), new JsonStringEnumConverter<FeedFormat>(), new JsonStringEnumConverter<ExtractionMethod>() },
    });

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(List<FeedTrial>))]
    private sealed partial class TrialJson : JsonSerializerContext;
}
