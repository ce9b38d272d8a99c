using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>The <c>canonical</c> subcommand: JSON lines in, JSON lines out.</summary>
internal static class CanonicalCommand
{
    public static Command Create() => new("canonical", "Prints the canonical key of each address; reads standard input, or the file named.");
}
