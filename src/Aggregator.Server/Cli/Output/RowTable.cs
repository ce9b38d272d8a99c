using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Output;

/// <summary>A table for people. On a terminal it fits the width: long cells are cut, and notes stand below their rows. Into a
/// pipe every row is one line, uncut.</summary>
internal sealed class RowTable(params IReadOnlyList<Column> columns)
{
    private const string Gap = "  ";

    /// <summary>A cut column keeps at least this width.</summary>
    private const int Shortest = 10;

    private readonly List<IReadOnlyList<string>> _cells = [];

    private IEnumerable<IReadOnlyList<string>> Rows => _cells.Prepend([.. columns.Select(column => column.Heading)]);

    public void Add(params IReadOnlyList<string> cells) => _cells.Add([.. cells.Select(cell => cell.ReplaceLineEndings(" "))]);

    public void Write(CommandCall call)
    {
        foreach (var line in Lines(call.Width))
        {
            call.Output.WriteLine(line);
        }
    }

    /// <param name="width">The width of the terminal; null for a pipe.</param>
    public IEnumerable<string> Lines(int? width)
    {
        var all = Enumerable.Range(0, columns.Count).ToList();
        var natural = Natural(all);
        if (width is not { } places || Total(natural) <= places)
        {
            return Rows.Select(row => Line(row, all, natural, width is not null));
        }

        var beside = all.FindAll(column => !columns[column].IsNote);
        var widths = Shrunk(beside, places);
        return Rows.SelectMany((row, number) => Notes(row, number, places)
            .Prepend(DisplayWidth.Cut(Line(row, beside, widths, isTerminal: true), places)));
    }

    private List<int> Natural(List<int> shown) => shown.ConvertAll(column => Rows.Max(row => DisplayWidth.Of(row[column])));

    private static int Total(List<int> widths) => widths.Sum() + (Gap.Length * (widths.Count - 1));

    /// <summary>Takes places from the widest columns that may shrink until the row fits.</summary>
    private List<int> Shrunk(List<int> shown, int places)
    {
        var widths = Natural(shown);
        while (Total(widths) > places)
        {
            var widest = Enumerable.Range(0, shown.Count)
                .Where(place => columns[shown[place]].MayShrink && widths[place] > Shortest)
                .OrderByDescending(place => widths[place]).DefaultIfEmpty(-1).First();
            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    /// <summary>A cell in the other direction is isolated, or a terminal would exchange it with its neighbours.</summary>
    private static string Line(IReadOnlyList<string> row, List<int> shown, List<int> widths, bool isTerminal) => string.Join(Gap, shown.Select((column, place) =>
    {
        var cell = isTerminal ? DisplayWidth.Cut(row[column], widths[place]) : row[column];
        return (isTerminal ? Direction.Isolated(cell, Language.English) : cell) + new string(' ', Math.Max(0, widths[place] - DisplayWidth.Of(cell)));
    })).TrimEnd();

    // The first row has the headings; the heading of a note is left out.
    private IEnumerable<string> Notes(IReadOnlyList<string> row, int number, int places) => number == 0 ? [] : Enumerable.Range(0, columns.Count)
        .Where(column => columns[column].IsNote && row[column].Length > 0)
        .SelectMany(column => DisplayWidth.Wrap(row[column], Math.Max(Shortest, places - 4)))
        .Select(line => $"    {line}");
}
