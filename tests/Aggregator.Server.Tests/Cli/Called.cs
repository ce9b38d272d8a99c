using System.CommandLine;
using Aggregator.Server.Cli;
using Aggregator.Text.Sentences;
using Spectre.Console;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>Calls a command in this process, as <c>Program</c> does: beside a service of this or another process, or without a
/// service.</summary>
internal static class Called
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IReadOnlyList<string> words, TimeSpan? patience = null, CancellationToken? cancellationToken = null, RootCommand? commands = null, Language language = Language.English)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var call = new CommandCall
        {
            Arguments = words,
            Folder = Path.GetTempPath(),
            User = "سلمى",
            Width = 120,
            Language = language,
            Colours = ColorSystem.NoColors,
            Patience = patience ?? Patience.Longest,
            Output = output,
            Error = errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var exitCode = await WrongUse.RunAsync(
            AggregatorCommand.Parse(commands ?? AggregatorCommand.Create(), words), call, cancellationToken ?? TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
