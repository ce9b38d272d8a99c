using Aggregator.Server.Cli.Output;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Output;

public sealed class RowTableTests
{
    private const string Note = "The server is down, or refuses this network. It is asked again by itself.";

    [Fact]
    public void Into_a_pipe_every_row_is_one_line_uncut()
    {
        var lines = Table().Lines(null).ToList();
        Assert.Equal(3, lines.Count);
        Assert.EndsWith(Note, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains('\u2067', StringComparison.Ordinal) || line.EndsWith(' '));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public void On_a_terminal_every_line_fits_and_the_note_stands_below_its_row(int width)
    {
        var lines = Table().Lines(width).ToList();
        Assert.All(lines, line => Assert.InRange(DisplayWidth.Of(line), 1, width));
        var row = lines.FindIndex(line => line.StartsWith("jaridat", StringComparison.Ordinal));
        Assert.StartsWith("    The server is down", lines[row + 1], StringComparison.Ordinal);
        Assert.Equal(Note, string.Join(' ', lines.Skip(row + 1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim())));
    }

    [Fact]
    public void Columns_stand_below_each_other_whatever_marks_the_letters_carry()
    {
        var table = new RowTable(new("name"), new("n"));
        table.Add("عُمَان", "1");
        table.Add("Oman", "2");
        Assert.All(table.Lines(80), line => Assert.Equal(7, DisplayWidth.Of(line)));
    }

    [Fact]
    public void An_Arabic_cell_is_isolated_on_a_terminal() =>
        Assert.Contains(Table().Lines(200), line => line.Contains("\u2067جريدة الميناء الجديد في البلدة القديمة\u2069", StringComparison.Ordinal));

    [Fact]
    public void A_cell_with_a_line_break_is_one_line()
    {
        var table = new RowTable(new Column("said"));
        table.Add("one\ntwo");
        Assert.Equal(["said", "one two"], table.Lines(null));
    }

    private static RowTable Table()
    {
        var table = new RowTable(new("id", MayShrink: true), new("name", MayShrink: true), new("state"), new("note", IsNote: true));
        table.Add("jaridat-almina-aljadid-fi-albalda", "جريدة الميناء الجديد في البلدة القديمة", "failing", Note);
        table.Add("rasid", "الراصد", "followed", "");
        return table;
    }
}
