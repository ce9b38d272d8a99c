using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using Aggregator.Extraction.Rules;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Cli.Sources;
using Aggregator.Server.Options;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Service;

/// <summary>The <c>doctor</c> subcommand: checks what the service needs and says what to do.</summary>
internal static class DoctorCommand
{
    private const long SmallDiskBytes = 1L << 30;

    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("doctor", "Checks configuration, sources, data folder, disk, clock and network, and says what to do") { feeds, data, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            new DoctorReport(result.Call, result.GetValue(json)), result.DataOf(data), folder => result.FeedsOf(feeds, folder), result.GetResult(feeds) is { Implicit: false }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DoctorReport report, string data, Func<string, string> feedsIn, bool isFeedsNamed, CancellationToken cancellationToken)
    {
        DoctorProbe? probed = null;
        await report.CheckAsync("configuration", () => Task.FromResult(CheckConfiguration(report)));
        await report.CheckAsync("data folder", async () =>
        {
            (var said, probed) = await CheckDataAsync(report.Call, data, feedsIn, cancellationToken);
            return said;
        });

        if (probed?.Stations is { } stations)
        {
            await report.CheckAsync("stations", () => Task.FromResult(CheckStations(stations)));
        }

        // Beside a service the list is the one that it follows.
        await report.CheckAsync("sources", () => Task.FromResult(CheckSources(isFeedsNamed ? feedsIn(data) : probed?.Feeds ?? feedsIn(data))));
        var operators = probed?.Operators ?? [];
        operators.Skip(1).ToList().ForEach(conflict => report.Tell("warn", "operators", conflict));
        operators.Take(1).ToList().ForEach(said => report.Tell("ok", "operators", said));
        await report.CheckAsync("backup", () => Task.FromResult(BackupAge.Tell(LastBackup.Of(data), TimeProvider.System.GetUtcNow())));
        await report.CheckAsync("disk", () => Task.FromResult(CheckDisk(data)));
        await report.CheckAsync("clock", () => Task.FromResult(CheckClock()));
        await report.CheckAsync("network", () => Task.FromResult(CheckNetwork()));
        return report.IsWell ? ExitCode.Done : ExitCode.Failed;
    }

    private static string CheckConfiguration(DoctorReport report)
    {
        var configuration = Composition.Configuration();
        foreach (var sentence in UnknownOptions.In(configuration))
        {
            report.Tell("warn", "configuration", sentence);
        }

        OptionsTable.Read(configuration);
        return $"all {OptionsTable.Rows.Sum(row => row.Options.Count)} options of {OptionsTable.Rows.Count} sections are right";
    }

    private static string CheckSources(string feeds)
    {
        var sources = Composition.OpenCatalogue(feeds).Current;
        List<string> faults = [.. sources.SelectMany(SelectorCheck.Faults)];
        return faults.Count > 0
            ? throw new StartFaultException($"{feeds} has rules that cannot be read, so pages are read without them: {string.Join(' ', faults)} Correct them.")
            : $"{feeds} has {Quantity.Of(sources.Count, "source")}, {sources.Count(source => source.Enabled)} of them enabled";
    }

    /// <returns>What is said, and what is known from the store or from a running service.</returns>
    private static async Task<(string Said, DoctorProbe? Probe)> CheckDataAsync(
        CommandCall call, string data, Func<string, string> feedsIn, CancellationToken cancellationToken)
    {
        if (!Store.Exists(data))
        {
            return (NewFolderCheck.Of(data), null);
        }

        switch (await FolderTurn.TakeAsync(data, call.Patience, cancellationToken))
        {
            case FolderTurn.Mine(var folder):
                using (folder)
                {
                    using var store = StoreRegistration.Open(folder.Path, StoreRegistration.Settings(Composition.Configuration()));
                    await CheckStoreAsync(store, cancellationToken);
                    return (
                        $"{store.Place} opens, its schema is current, and all of it can be read",
                        new DoctorProbe(null, null, await OperatorsAsync(store, feedsIn(data), cancellationToken)));
                }

            case FolderTurn.Served(var service):
                using (service)
                {
                    return await ProbeAsync(service, call, cancellationToken);
                }

            default:
                throw new UnreachableException();
        }
    }

    /// <returns>Nothing for a file of sources that cannot be read; the next check says why.</returns>
    private static async Task<string[]> OperatorsAsync(Store store, string feeds, CancellationToken cancellationToken)
    {
        var file = new SourceCatalogFile(feeds);
        return file.Refresh() is CatalogChange.Kept
            ? []
            : [.. CatalogueWords.Of(EffectiveCatalogue.Of(file.Current, await store.Settings.AllAsync(cancellationToken)))];
    }

    private static async Task<(string Said, DoctorProbe? Probe)> ProbeAsync(RunningService service, CommandCall call, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(2 * call.Patience);
        await using var answer = new StringWriter();
        try
        {
            var exitCode = await service.RunAsync(call.Another([ProbeCommand.Name], answer, answer), patience.Token);
            return exitCode == ExitCode.Done && answer.ToString().TrimEnd().Split('\n') is [var place, var feeds, var stations, .. var operators]
                ? ($"{place} answers; the service is at work on it", new DoctorProbe(feeds.Length > 0 ? feeds : null, stations, operators))
                : throw new StartFaultException(answer.ToString().TrimEnd());
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartFaultException("The service takes commands, but its store does not answer: stop the service, and look at its disk.", fault);
        }
    }

    private static string CheckStations(string said) =>
        said == ProbeCommand.InOrder ? "the service fetches, reads and groups" : throw new StartFaultException(said);

    private static async Task CheckStoreAsync(Store store, CancellationToken cancellationToken)
    {
        try
        {
            await store.Upkeep.CheckAsync(cancellationToken);
        }
        catch (StoreException fault)
        {
            throw new StartFaultException($"{store.Place}: {fault.Message} {StoreAdvice.For(fault.Fault)}", fault);
        }
    }

    private static string CheckDisk(string data)
    {
        // The check before reported a folder that cannot be made; such a folder has no disk to check.
        var folder = new DirectoryInfo(data);
        while (!folder.Exists && folder.Parent is { } parent)
        {
            folder = parent;
        }

        if (DiskReserve.Fault(folder.FullName, OptionsTable.Read<StoreOptions>(Composition.Configuration())) is { } fault)
        {
            throw new StartFaultException(fault);
        }

        var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
        return free >= SmallDiskBytes
            ? string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:F0} GB free")
            : throw new StartFaultException(string.Create(CultureInfo.InvariantCulture, $"only {free / 1e6:F0} MB free under {data}: make room, the store needs it to commit."));
    }

    private static string CheckClock()
    {
        // A machine without a clock battery starts with a past date, which is before the build date of the program.
        var now = TimeProvider.System.GetUtcNow();
        var built = File.GetLastWriteTimeUtc(typeof(DoctorCommand).Assembly.Location);
        return now.UtcDateTime >= built.AddDays(-1)
            ? string.Create(CultureInfo.InvariantCulture, $"{now:u}")
            : throw new StartFaultException(string.Create(CultureInfo.InvariantCulture, $"it says {now:u}, but the program is of {built:u}: set it, or dates will be wrong."));
    }

    private static string CheckNetwork() => NetworkInterface.GetIsNetworkAvailable()
        ? "an interface is up; source test ID asks a paper"
        : throw new StartFaultException("no network interface is up: sources cannot be reached.");
}
