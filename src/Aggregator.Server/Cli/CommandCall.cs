using System.CommandLine;
using Aggregator.Storage;
using Aggregator.Text.Sentences;
using Spectre.Console;

namespace Aggregator.Server.Cli;

/// <summary>A call of a command: its words, the caller and its working folder, and the writers for the answer.</summary>
/// <remarks>A command that needs the store runs in the service if there is one (<see cref="StoreRun"/>), and the caller is at
/// another terminal. So a command writes to this call and never to <see cref="Console"/>, gets paths from <c>result.PathOf</c>,
/// and reads no standard input.</remarks>
internal sealed class CommandCall : InvocationConfiguration
{
    /// <summary>The width of two texts beside each other in a file or pipe.</summary>
    private const int WidthOfPipes = 120;

    /// <summary>The words as the caller wrote them.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The working folder of the caller, as a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>The caller's name on this machine.</summary>
    public required string User { get; init; }

    /// <summary>How many letters fit into a line of the caller's terminal; null when the output goes into a file or a
    /// pipe.</summary>
    public required int? Width { get; init; }

    /// <summary>The language of the caller's terminal; <c>result.Language</c> is that of the call.</summary>
    public required Language Language { get; init; }

    public required ColorSystem Colours { get; init; }

    /// <summary>The store of the service that runs the command; null when the command must find the store itself.</summary>
    public Store? Store { get; init; }

    /// <summary>The parts of the service that runs the command: its list of sources, its configuration, how it asks servers.</summary>
    public IServiceProvider? Service { get; init; }

    /// <summary>Whether the caller was told which folder the command found by itself.</summary>
    public bool IsFolderTold { get; set; }

    /// <summary>How long to wait for a folder that is in use, or for a service that does not answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A console for texts beside each other.</summary>
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
            screen.Profile.Width = Width ?? WidthOfPipes;
            return screen;
        }
    }

    /// <summary>A call by the user who started this process.</summary>
    public static CommandCall OfThisProcess(IReadOnlyList<string> arguments) => new()
    {
        Arguments = arguments,
        Folder = Environment.CurrentDirectory,
        User = Environment.UserName,
        Width = Console.IsOutputRedirected ? null : AnsiConsole.Profile.Width,
        Language = CallerLanguage.Of(Environment.GetEnvironmentVariable),
        Colours = Console.IsOutputRedirected ? ColorSystem.NoColors : AnsiConsole.Profile.Capabilities.ColorSystem,
    };

    /// <summary>Another command that this command calls for the same caller.</summary>
    public CommandCall Another(IReadOnlyList<string> arguments, TextWriter output, TextWriter error) => new()
    {
        Arguments = arguments,
        Folder = Folder,
        User = User,
        Width = Width,
        Language = Language,
        Colours = Colours,
        Patience = Patience,
        Output = output,
        Error = error,
    };
}
