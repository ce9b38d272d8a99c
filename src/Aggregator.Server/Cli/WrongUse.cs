using System.CommandLine;
using System.CommandLine.Parsing;
using Aggregator.Sources;

namespace Aggregator.Server.Cli;

/// <summary>Runs a parsed command line, or says what is wrong with it: a sentence for each fault, and where the help is.</summary>
internal static class WrongUse
{
    public static async Task<int> RunAsync(ParseResult line, CommandCall call, CancellationToken cancellationToken)
    {
        if (line.Errors.Count == 0)
        {
            return await line.InvokeAsync(call, cancellationToken);
        }

        var command = line.CommandResult.Command;
        if (command is { Subcommands.Count: > 0, Action: null } && line.UnmatchedTokens.Count == 0)
        {
            // The name of a group alone asks which commands it has.
            await AggregatorCommand.Parse(AggregatorCommand.Create(), [.. Names(line.CommandResult), "--help"]).InvokeAsync(call, cancellationToken);
            return ExitCode.WrongUse;
        }

        foreach (var sentence in line.Errors.Select(error => error.Message).Distinct())
        {
            await call.Error.WriteLineAsync(string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        foreach (var word in line.UnmatchedTokens)
        {
            List<string> known = [.. command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name), .. command.Options.Select(option => option.Name)];
            if (known.Count > 0)
            {
                await call.Error.WriteLineAsync($"The nearest to {word} is {Spelling.Nearest(word, known)}.");
            }
        }

        await call.Error.WriteLineAsync($"Help: {string.Join(' ', [.. Names(line.CommandResult), "--help"])}");
        return ExitCode.WrongUse;
    }

    /// <summary>The words that name the command, without the program.</summary>
    private static IEnumerable<string> Names(CommandResult? result) =>
        result?.Parent is CommandResult parent ? Names(parent).Append(result.Command.Name) : [];
}
