using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Aggregator.Server.Cli.Door;

/// <summary>The standard output or error of a command that runs in the service. Each whole line becomes a piece of the
/// answer.</summary>
internal sealed class AnswerWriter(ChannelWriter<CommandAnswer> answer, Func<string, CommandAnswer> piece) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        _text.Append(buffer);
        if (buffer.Contains('\n'))
        {
            Flush();
        }
    }

    public override void Flush()
    {
        if (_text.Length > 0)
        {
            // The channel has no limit, so it accepts every piece.
            answer.TryWrite(piece(_text.ToString()));
            _text.Clear();
        }
    }
}
