using System.Globalization;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Output;

/// <summary>How far a long command is, in one line that is written again and again on a terminal; nothing in a pipe.</summary>
internal sealed class ProgressLine(CommandCall call, int all)
{
    private readonly Lock _turn = new();
    private int _done;

    /// <param name="name">What was done last.</param>
    public void Step(string name)
    {
        lock (_turn)
        {
            _done++;
            Write(string.Create(CultureInfo.InvariantCulture, $"{_done} / {all}  {Direction.Isolated(name, Language.English)}"));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void End() => Write("");

    private void Write(string line)
    {
        if (call.Width is { } width)
        {
            var shown = DisplayWidth.Cut(line, width - 1);
            call.Error.Write($"\r{shown}{new string(' ', width - 1 - DisplayWidth.Of(shown))}\r");
            call.Error.Flush();
        }
    }
}
