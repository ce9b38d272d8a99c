using System.CommandLine;
using Aggregator.Server.Cli.Door;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server.Cli;

/// <summary>The data folder, the list of sources and the configuration of a call: what its options name, or else those of the
/// service that runs the command, or else the usual ones.</summary>
internal static class ServiceOfCall
{
    extension(ParseResult result)
    {
        /// <summary>The data folder. Where the usual one is not there, and one service runs for this user, it is the folder of
        /// that service, and the caller is told so.</summary>
        public string DataOf(Option<DirectoryInfo> option)
        {
            var call = result.Call;
            if (call.Service?.GetService<DataFolder>() is { } served)
            {
                return served.Path;
            }

            var usual = result.PathOf(option);
            if (IsWritten(result, option) || Store.Exists(usual) || RunningFolders.All() is not [var only])
            {
                return usual;
            }

            if (!call.IsFolderTold)
            {
                call.IsFolderTold = true;
                call.Error.WriteLine($"There is no store in {usual}. Taken instead: {only}, where a service runs.");
            }

            return only;
        }

        /// <summary>The list of sources: the one that is named, or the one that the service follows, or feeds.json here, or the
        /// one in the data folder.</summary>
        public string FeedsOf(Option<FileInfo> option, string data)
        {
            var usual = result.PathOf(option);
            if (IsWritten(result, option))
            {
                return usual;
            }

            if (result.Call.Service?.GetService<SourceCatalogFile>() is { } followed)
            {
                return followed.Path;
            }

            var kept = Path.Combine(data, "feeds.json");
            return !File.Exists(usual) && File.Exists(kept) ? kept : usual;
        }
    }

    extension(CommandCall call)
    {
        /// <summary>The configuration of the service that runs the command, or that of this process.</summary>
        public IConfiguration Configuration => call.Service?.GetService<IConfiguration>() ?? Composition.Configuration();
    }

    private static bool IsWritten<T>(ParseResult result, Option<T> option) => result.GetResult(option) is { Implicit: false };
}
