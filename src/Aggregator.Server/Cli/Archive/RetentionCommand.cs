using System.CommandLine;
using System.Globalization;
using Aggregator.Pipeline;
using Aggregator.Server.Options;
using Aggregator.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Server.Cli.Archive;

/// <summary>The <c>retention</c> subcommand: removes what the options let go, as the service does by itself.</summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var trial = new Option<bool>("--dry-run") { Description = "Only tell how much would be removed" };
        var command = new Command(
            "retention", "Removes old texts and old stories, as Aggregator__Retention__Bodies, BodyBytes and Headlines say; by default nothing") { data, trial };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(
            result, data, store => RunAsync(result.Call.Output, store, result.GetValue(trial), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, Store store, bool isTrial, CancellationToken cancellationToken)
    {
        var options = OptionsTable.Read<RetentionOptions>(Composition.Configuration());
        if (!options.IsAny)
        {
            await output.WriteLineAsync("Nothing is removed: neither Aggregator__Retention__Bodies, nor BodyBytes, nor Headlines is set.");
            return ExitCode.Done;
        }

        var retention = new Retention(store.Retention, TimeProvider.System, options, NullLogger<Retention>.Instance);
        var report = await retention.RunAsync(isTrial, cancellationToken);
        var verb = isTrial ? "Would remove" : "Removed";
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{verb} the texts of {Quantity.Of(report.Texts, "article")} ({report.Bytes / 1e6:F1} MB), and {Quantity.Of(report.Articles, "article")} of {Quantity.Of(report.Stories, "story", "stories")} whole."));
        return ExitCode.Done;
    }
}
