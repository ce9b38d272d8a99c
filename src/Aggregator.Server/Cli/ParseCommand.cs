using System.CommandLine;

namespace Aggregator.Server.Cli;

/// <summary>The <c>parse</c> subcommand: JSON lines in, JSON lines out.</summary>
internal static class ParseCommand
{
    public static Command Create() => new("parse", "Reads feed documents; reads standard input, or the file named.");
}
