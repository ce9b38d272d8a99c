using System.Text;

namespace Aggregator.Sources.Exchange;

/// <summary>The rows of a CSV file. Spreadsheets separate cells by commas, semicolons or tabs; the first row tells by which.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <param name="text">The file.</param>
    /// <param name="broken">The line of a quoted cell that has no end; null when all have.</param>
    public static List<(int Line, List<string> Cells)> Read(string text, out int? broken)
    {
        var separator = Separator(text);
        var rows = new List<(int, List<string>)>();
        var (cells, cell, line, first, opened) = (new List<string>(), new StringBuilder(), 1, 1, (int?)null);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            line += letter == '\n' ? 1 : 0;
            if (opened is not null)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    opened = null;
                }
            }
            else if (letter == '"' && cell.Length == 0)
            {
                opened = line;
            }
            else if (letter == separator)
            {
                cells.Add(Take(cell));
            }
            else if (letter == '\n')
            {
                cells.Add(Take(cell));
                rows.Add((first, cells));
                (cells, first) = ([], line);
            }
            else if (letter != '\r' || i + 1 >= text.Length || text[i + 1] != '\n')
            {
                cell.Append(letter);
            }
        }

        if (opened is null && (cell.Length > 0 || cells.Count > 0))
        {
            cells.Add(Take(cell));
            rows.Add((first, cells));
        }

        broken = opened;
        return rows;
    }

    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var head = end < 0 ? text : text[..end];
        return Separators.MaxBy(separator => head.Count(letter => letter == separator));
    }

    private static string Take(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }
}
