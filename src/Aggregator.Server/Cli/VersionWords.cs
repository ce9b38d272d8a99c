using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Aggregator.Server.Backup;
using Aggregator.Storage;

namespace Aggregator.Server.Cli;

/// <summary>The text of <c>--version</c>: the version of the program, and the schemas of its archives.</summary>
internal sealed class VersionWords : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var schemas = Enum.GetValues<StoreEngine>().Select(engine => string.Create(CultureInfo.InvariantCulture, $"{engine} {Store.SchemaOf(engine)}"));
        parseResult.InvocationConfiguration.Output.WriteLine($"{BackupManifest.Version} (schemas: {string.Join(", ", schemas)})");
        return ExitCode.Done;
    }
}
