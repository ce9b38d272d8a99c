using System.CommandLine;
using System.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Cli.JsonLines;

/// <summary>The <c>canonical</c> subcommand: reads one address a line and writes its canonical key on a line.</summary>
internal static class CanonicalCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "One address a line; standard input when absent." };
        var command = new Command("canonical", "Prints the canonical key of each address; reads standard input, or the file named.") { file };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        await using var input = file?.OpenRead() ?? Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        using var reader = new StreamReader(input);
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            await writer.WriteLineAsync(CanonicalUrl.Key(line).AsMemory(), cancellationToken);
        }

        return 0;
    }
}
