using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>The <c>group</c> subcommand: JSON lines in, JSON lines out.</summary>
internal static class GroupCommand
{
    public static Command Create() => new("group", "Finds duplicates and stories among articles; reads standard input, or the file named.");
}
