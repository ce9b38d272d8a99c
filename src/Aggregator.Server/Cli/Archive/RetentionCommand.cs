using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Options;
using Aggregator.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Server.Cli.Archive;

/// <summary>The <c>retention</c> subcommand: removes what the options let go, as the service does by itself.</summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var trial = new Option<bool>("--dry-run") { Description = "Only tell how much would be removed" };
        var command = new Command(
            "retention", "Removes old texts and old stories, as Aggregator__Retention__Bodies, BodyBytes and Headlines say; by default nothing") { data, trial, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(
            result, data, store => RunAsync(result.Call, store, result.GetValue(trial), result.GetValue(json), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, Store store, bool isTrial, bool json, CancellationToken cancellationToken)
    {
        var options = OptionsTable.Read<RetentionOptions>(Composition.Configuration());
        var output = call.Output;
        if (!options.IsAny && !json)
        {
            await output.WriteLineAsync("Nothing is removed: neither Aggregator__Retention__Bodies, nor BodyBytes, nor Headlines is set.");
            return ExitCode.Done;
        }

        var retention = new Retention(store.Retention, TimeProvider.System, options, NullLogger<Retention>.Instance);
        var report = await retention.RunAsync(isTrial, cancellationToken);
        if (json)
        {
            JsonAnswer.Write(call, new JsonObject
            {
                ["dryRun"] = isTrial,
                ["texts"] = report.Texts,
                ["bytes"] = report.Bytes,
                ["articles"] = report.Articles,
                ["stories"] = report.Stories,
            });
            return ExitCode.Done;
        }

        var verb = isTrial ? "Would remove" : "Removed";
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{verb} the texts of {Quantity.Of(report.Texts, "article")} ({report.Bytes / 1e6:F1} MB), and {Quantity.Of(report.Articles, "article")} of {Quantity.Of(report.Stories, "story", "stories")} whole."));
        return ExitCode.Done;
    }
}
