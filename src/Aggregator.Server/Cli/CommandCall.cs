using System.CommandLine;
using Aggregator.Storage;
using Spectre.Console;

namespace Aggregator.Server.Cli;

/// <summary>One call of a command: its words, who called it and from which folder, and the writers for its answer.</summary>
/// <remarks>
/// A command that needs the store runs in the service where one runs (<see cref="StoreRun"/>), and the caller sits at another
/// terminal. So a command writes to this call and never to <see cref="Console"/>, and asks <c>result.PathOf</c> for a path.
/// It reads no standard input.
/// </remarks>
internal sealed class CommandCall : InvocationConfiguration
{
    /// <summary>As the caller wrote them.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The working folder of the caller. Full path.</summary>
    public required string Folder { get; init; }

    /// <summary>The caller's name on this machine.</summary>
    public required string User { get; init; }

    /// <summary>Letters in a line of the caller's terminal.</summary>
    public required int Width { get; init; }

    public required ColorSystem Colours { get; init; }

    /// <summary>The store of the service that runs the command; null where the command has to find the store itself.</summary>
    public Store? Store { get; init; }

    /// <summary>How long a folder in use, or a service that is silent, is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For tables.</summary>
    public IAnsiConsole Screen
    {
        get
        {
            var screen = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Output),
                Ansi = Colours is ColorSystem.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
                ColorSystem = (ColorSystemSupport)Colours,
                Interactive = InteractionSupport.No,
            });
            screen.Profile.Width = Width;
            return screen;
        }
    }

    /// <summary>By whoever started this process.</summary>
    public static CommandCall OfThisProcess(IReadOnlyList<string> arguments) => new()
    {
        Arguments = arguments,
        Folder = Environment.CurrentDirectory,
        User = Environment.UserName,
        Width = AnsiConsole.Profile.Width,
        Colours = AnsiConsole.Profile.Capabilities.ColorSystem,
    };

    /// <summary>A call that this command makes itself, by the same caller.</summary>
    public CommandCall Another(IReadOnlyList<string> arguments, TextWriter output, TextWriter error) => new()
    {
        Arguments = arguments,
        Folder = Folder,
        User = User,
        Width = Width,
        Colours = Colours,
        Patience = Patience,
        Output = output,
        Error = error,
    };
}
