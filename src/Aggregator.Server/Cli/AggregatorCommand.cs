using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>The program's command line; without a subcommand it serves.</summary>
internal static class AggregatorCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Follows many Arabic news sources and publishes one feed and one site.");
        root.Subcommands.Add(ParseCommand.Create());
        root.Subcommands.Add(ExtractCommand.Create());
        root.Subcommands.Add(GroupCommand.Create());
        root.Subcommands.Add(CanonicalCommand.Create());
        return root;
    }
}
