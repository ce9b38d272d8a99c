using System.CommandLine;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;
using Spectre.Console;

namespace Aggregator.Server.Cli.Service;

/// <summary>The <c>fetch</c> subcommand: one polling round, then exit.</summary>
internal static class FetchCommand
{
    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var sources = new Argument<string[]>("SOURCE") { Description = "Ids of feeds.json; none means all", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("fetch", "One polling round over all or the named sources, then exit") { sources, feeds, data, json };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(result.Call, async () =>
        {
            using var folder = await FolderTurn.OwnAsync(result.PathOf(data), result.Call.Patience, cancellationToken);
            var settings = new ServeSettings { FeedsFile = result.FeedsOf(feeds, folder.Path), DataFolder = folder.Path, Held = folder };
            return await RunAsync(result, settings, result.GetValue(sources) ?? [], result.GetValue(json), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, ServeSettings settings, string[] ids, bool json, CancellationToken cancellationToken)
    {
        var call = result.Call;
        using var host = Composition.BuildWorker(settings);
        var services = host.Services;
        var sources = services.GetRequiredService<EffectiveSources>();
        await sources.LoadAsync(cancellationToken);
        var followed = sources.Current.Sources;
        if (ids.Except(followed.Select(source => source.Id)).ToList() is { Count: > 0 } strangers)
        {
            await call.Error.WriteLineAsync($"{string.Join(", ", strangers)}: no such source; see source list.");
            return ExitCode.WrongUse;
        }

        if (DiskReserve.Fault(settings.DataFolder, services.GetRequiredService<StoreOptions>()) is { } full)
        {
            throw new StartFaultException(full);
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var start = clock.GetUtcNow();
        await StoreStart.PrepareAsync(services, cancellationToken);
        var store = services.GetRequiredService<ISourceStore>();
        var resting = Resting([.. followed.Where(source => ids.Contains(source.Id))], await store.HealthAsync(cancellationToken), result.Language);
        await store.HastenAsync(ids, start, cancellationToken);
        await CommandDoor.WhileAsync(
            services, () => RoundAsync(services, ids, ids.Length > 0 ? ids.Length : followed.Count(source => source.Enabled), cancellationToken), cancellationToken);
        var report = await FetchReport.ReadAsync(services, start, ids, cancellationToken);
        report.Print(result, json, clock.GetUtcNow() - start);
        resting.ForEach(call.Error.WriteLine);
        foreach (var conflict in sources.Current.Conflicts)
        {
            await call.Error.WriteLineAsync(conflict.ToString());
        }

        return resting.Count > 0 || report.AllFailed ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>A sentence on each named source that is not polled.</summary>
    private static List<string> Resting(IReadOnlyList<Source> named, IReadOnlyList<SourceHealth> health, Language language)
    {
        var known = health.ToDictionary(source => source.SourceId, StringComparer.Ordinal);
        return
        [
            .. from source in named
               let its = known.GetValueOrDefault(source.Id)
               let state = SourceStanding.State(source, its)
               where state.Kind is SentenceKind.Disabled or SentenceKind.Paused
               let why = its?.State.Paused == true && source.Enabled ? its.State.PausedReason : null
               select $"{source.Id} {language.Choose("is not asked", "لن يُسأل")}: {why?.WholeIn(language) ?? $"{state.CauseIn(language)} {state.NextStepIn(language)}"}",
        ];
    }

    private static Task RoundAsync(IServiceProvider services, IReadOnlyList<string> ids, int sources, CancellationToken cancellationToken)
    {
        var round = services.GetRequiredService<PollingRound>();
        return AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? AnsiConsole.Progress().AutoClear(true).StartAsync(
                context => round.RunAsync(ids, FetchProgress.On(context, sources), cancellationToken))
            : round.RunAsync(ids, null, cancellationToken);
    }
}
