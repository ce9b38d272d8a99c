using System.CommandLine;
using System.Globalization;
using System.Net.NetworkInformation;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Web;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Cli.Service;

/// <summary>The <c>doctor</c> subcommand: checks what the service needs and says what to do.</summary>
internal static class DoctorCommand
{
    private const long SmallDiskBytes = 1L << 30;

    public static Command Create()
    {
        var (feeds, data) = (CommonOptions.Feeds(), CommonOptions.Data());
        var command = new Command("doctor", "Checks configuration, sources, data folder, disk, clock and network, and says what to do") { feeds, data };
        command.SetAction(result => Run(result.GetRequiredValue(feeds).FullName, result.GetRequiredValue(data).FullName));
        return command;
    }

    private static int Run(string feeds, string data)
    {
        (string Name, Func<string> Check)[] checks =
        [
            ("configuration", CheckConfiguration),
            ("sources", () => CheckSources(feeds)),
            ("data folder", () => CheckData(data)),
            ("disk", () => CheckDisk(data)),
            ("clock", CheckClock),
            ("network", CheckNetwork),
        ];
        var isWell = true;
        foreach (var (name, check) in checks)
        {
            isWell &= Report(name, check);
        }

        return isWell ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool Report(string name, Func<string> check)
    {
        try
        {
            Console.WriteLine($"ok    {name}: {check()}");
            return true;
        }
        catch (StartFaultException fault)
        {
            Console.WriteLine($"FAULT {name}: {fault.Message}");
            return false;
        }
    }

    private static string CheckConfiguration()
    {
        var configuration = StoreVisit.Configuration();
        Composition.Bound<FetchingOptions>(configuration, "Fetching");
        Composition.Bound<FeedsOptions>(configuration, "Feeds");
        Composition.Bound<PipelineOptions>(configuration, "Pipeline");
        Composition.Bound<StoreOptions>(configuration, "Storage");
        Composition.Bound<StoriesOptions>(configuration, "Stories");
        Composition.Bound<SiteOptions>(configuration, "Site");
        Composition.Bound<ServiceOptions>(configuration, "Service");
        return "every option is in its range";
    }

    private static string CheckSources(string feeds)
    {
        var sources = Composition.OpenCatalogue(feeds).Current;
        return $"{feeds} has {Quantity.Of(sources.Count, "source")}, {sources.Count(source => source.Enabled)} of them enabled";
    }

    private static string CheckData(string data)
    {
        try
        {
            using var folder = StoreRegistration.OpenFolder(data);
            using var store = StoreRegistration.Open(folder.Path, StoreRegistration.Settings(StoreVisit.Configuration()), Store.Open);
            return $"{store.Place} opens and its schema is current";
        }
        catch (StartFaultException fault) when (IsHeld(fault) && StoreVisit.IsPossible(data))
        {
            using var store = StoreVisit.Open(data);
            return $"{store.Place} opens; the service is at work on it";
        }
    }

    // A folder that is locked by the running service is not a fault.
    private static bool IsHeld(StartFaultException fault) => fault.InnerException is DataFolderException { InnerException: IOException };

    private static string CheckDisk(string data)
    {
        // The check before reported a folder that cannot be made; such a folder has no disk to check.
        var folder = new DirectoryInfo(data);
        while (!folder.Exists && folder.Parent is { } parent)
        {
            folder = parent;
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
