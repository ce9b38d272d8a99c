using System.CommandLine;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Door;
using Aggregator.Sources;
using Aggregator.Storage;
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
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(result.Call, () => RunAsync(
            result.Call,
            new ServeSettings { FeedsFile = result.PathOf(feeds), DataFolder = result.PathOf(data) },
            result.GetValue(sources) ?? [],
            result.GetValue(json),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, ServeSettings settings, string[] ids, bool json, CancellationToken cancellationToken)
    {
        await FolderTurn.WaitAsync(settings.DataFolder, call.Patience, cancellationToken);
        using var host = Composition.BuildWorker(settings);
        var services = host.Services;
        var followed = services.GetRequiredService<SourceCatalogFile>().Current;
        if (ids.Except(followed.Select(source => source.Id)).ToList() is { Count: > 0 } strangers)
        {
            await call.Error.WriteLineAsync($"{string.Join(", ", strangers)}: no such source in {settings.FeedsFile}; see source list.");
            return ExitCode.WrongUse;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var start = clock.GetUtcNow();
        await StoreStart.PrepareAsync(services, cancellationToken);
        var store = services.GetRequiredService<ISourceStore>();
        var resting = Resting([.. followed.Where(source => ids.Contains(source.Id))], await store.HealthAsync(cancellationToken));
        await store.HastenAsync(ids, start, cancellationToken);
        await CommandDoor.WhileAsync(
            services, () => RoundAsync(services, ids, ids.Length > 0 ? ids.Length : followed.Count(source => source.Enabled), cancellationToken), cancellationToken);
        var report = await FetchReport.ReadAsync(services, start, ids, cancellationToken);
        report.Print(call, json, clock.GetUtcNow() - start);
        resting.ForEach(call.Error.WriteLine);
        return resting.Count > 0 || report.AllFailed ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>A sentence on each named source that is not polled.</summary>
    private static List<string> Resting(IReadOnlyList<Source> named, IReadOnlyList<SourceHealth> health)
    {
        var paused = health.Where(source => source.State.Paused).ToDictionary(source => source.SourceId, source => source.State.PausedReason);
        return
        [
            .. named.Where(source => !source.Enabled)
                .Select(source => $"{source.Id} is not asked: \"enabled\" is false in the list of sources."),
            .. named.Where(source => source.Enabled && paused.ContainsKey(source.Id))
                .Select(source => $"{source.Id} is not asked: {paused[source.Id] ?? "It is paused."} To ask it again: source resume {source.Id}."),
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
