using System.CommandLine;
using System.Globalization;
using Aggregator.Sources;
using Aggregator.Storage;
using Spectre.Console;

namespace Aggregator.Server.Cli;

/// <summary>The <c>source</c> subcommands: who we follow and how they do.</summary>
internal static class SourceCommand
{
    public static Command Create() => new("source", "Lists, tests, pauses and resumes sources")
    {
        CreateList(),
        SourceTestCommand.Create(),
        CreateSwitch("pause", "Stops asking a source until it is resumed", (store, id, _, token) => store.PauseAsync(id, "Paused by the operator.", token)),
        CreateSwitch("resume", "Asks a paused source again, at once", (store, id, now, token) => store.ResumeAsync(id, now, token)),
    };

    private static Command CreateList()
    {
        var (feeds, data) = (CommonOptions.Feeds(), CommonOptions.Data());
        var command = new Command("list", "Every source with its last fetch and the next one") { feeds, data };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(() => ListAsync(
            new ServeSettings { FeedsFile = result.GetRequiredValue(feeds).FullName, DataFolder = result.GetRequiredValue(data).FullName },
            cancellationToken)));
        return command;
    }

    private static Command CreateSwitch(
        string name, string description, Func<ISourceStore, string, DateTimeOffset, CancellationToken, Task> turnAsync)
    {
        var (feeds, data, id) = (CommonOptions.Feeds(), CommonOptions.Data(), new Argument<string>("ID"));
        var command = new Command(name, description) { id, feeds, data };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(async () =>
        {
            using var host = Composition.BuildWorker(
                new ServeSettings { FeedsFile = result.GetRequiredValue(feeds).FullName, DataFolder = result.GetRequiredValue(data).FullName });
            await StoreStart.PrepareAsync(host.Services, cancellationToken);
            var wanted = result.GetRequiredValue(id);
            if (host.Services.GetRequiredService<SourceCatalogFile>().Current.All(source => source.Id != wanted))
            {
                await Console.Error.WriteLineAsync($"{wanted}: no such source; see source list.");
                return ExitCode.WrongUse;
            }

            var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await turnAsync(host.Services.GetRequiredService<ISourceStore>(), wanted, now, cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<int> ListAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        using var host = Composition.BuildWorker(settings);
        await StoreStart.PrepareAsync(host.Services, cancellationToken);
        var health = (await host.Services.GetRequiredService<ISourceStore>().HealthAsync(cancellationToken))
            .ToDictionary(source => source.SourceId);
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "country", "state", "last fetch", "next", "detail");
        foreach (var source in host.Services.GetRequiredService<SourceCatalogFile>().Current)
        {
            var known = health.GetValueOrDefault(source.Id);
            var last = known?.Fetches is [var newest, ..] ? newest : null;
            table.AddRow(
                source.Id,
                Markup.Escape(source.Name),
                source.Country ?? "",
                source.Enabled ? known?.State.Paused == true ? "paused" : "followed" : "disabled",
                last is null ? "never" : $"{Moment(last.At)} {last.Result}",
                source.Enabled && known is not null ? Moment(known.State.NextFetch) : "",
                Markup.Escape(source.DisabledReason ?? known?.State.PausedReason ?? last?.Detail ?? ""));
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    }

    private static string Moment(DateTimeOffset instant) => instant.ToString("MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
