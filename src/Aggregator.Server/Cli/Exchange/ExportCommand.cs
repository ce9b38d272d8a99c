using System.CommandLine;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Sources.Exchange;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Exchange;

/// <summary>The <c>export</c> subcommand: all sources with the settings that count, in one file.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Argument<ExchangeFormat>("FORMAT") { Description = "opml, json (it can replace feeds.json) or csv" };
        var (feeds, data) = (CommonOptions.Feeds(), CommonOptions.Data());
        var command = new Command("export", "Writes the sources of feeds.json and of operators as one list") { format, feeds, data };
        command.SetAction((result, cancellationToken) => result.Call.Store is null && !Store.Exists(result.DataOf(data))
            ? CommandRun.GuardAsync(result.Call, () => Task.FromResult(Tell(
                result.Call, Composition.OpenCatalogue(result.FeedsOf(feeds, result.DataOf(data))).Current, result.GetRequiredValue(format))))
            : StoreRun.RunAsync(
                result,
                data,
                async store => Tell(
                    result.Call,
                    EffectiveCatalogue.Of(
                        Composition.OpenCatalogue(result.FeedsOf(feeds, result.DataOf(data))).Current, await store.Settings.AllAsync(cancellationToken)).Sources,
                    result.GetRequiredValue(format)),
                cancellationToken));
        return command;
    }

    private static int Tell(CommandCall call, IReadOnlyList<Source> sources, ExchangeFormat format)
    {
        call.Output.Write(format switch
        {
            ExchangeFormat.Opml => OpmlSources.Write(sources),
            ExchangeFormat.Json => JsonSources.Write(sources),
            ExchangeFormat.Csv => CsvSources.Write(sources),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        return ExitCode.Done;
    }
}
