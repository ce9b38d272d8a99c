using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>The <c>extract</c> subcommand: JSON lines in, JSON lines out.</summary>
internal static class ExtractCommand
{
    public static Command Create() => new("extract", "Takes articles out of pages; reads standard input, or the file named.");
}
