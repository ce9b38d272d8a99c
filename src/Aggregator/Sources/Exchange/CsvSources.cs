using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Sources.Effective;

namespace Aggregator.Sources.Exchange;

/// <summary>Lists of sources as CSV: a row of names of settings, then a row for each source.</summary>
/// <remarks>RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is taken away when the
/// file is read.</remarks>
public static class CsvSources
{
    private const char Apostrophe = '\'';

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t");

    public static string Write(IEnumerable<Source> sources)
    {
        var text = new StringBuilder().AppendJoin(',', EntryForm.Names).Append("\r\n");
        foreach (var entry in sources.Select(SourceWriter.Entry))
        {
            text.AppendJoin(',', EntryForm.Names.Select(name => Cell(EntryForm.Write(name, entry[name])))).Append("\r\n");
        }

        return text.ToString();
    }

    internal static ExchangedSources Read(ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return ExchangedSources.Refused(1, "a text that is not valid UTF-8; save the file as «CSV UTF-8»");
        }

        var rows = CsvRows.Read(Encoding.UTF8.GetString(utf8), out var broken);
        if (rows.Count == 0)
        {
            return ExchangedSources.Refused(broken ?? 1, "the file has no row of names");
        }

        IReadOnlyList<string> names = [.. rows[0].Cells.Select(cell => cell.Trim())];
        if (Fault(names) is { } reason)
        {
            return ExchangedSources.Refused(1, reason);
        }

        var (sources, faults) = (new List<ExchangedSource>(), new List<SourceFault>());
        foreach (var (line, cells) in rows.Skip(1).Where(row => row.Cells.Any(cell => cell.Trim().Length > 0)))
        {
            if (cells.Count != names.Count)
            {
                faults.Add(new SourceFault(line, null, $"the row has {cells.Count} cells and the first row {names.Count}"));
                continue;
            }

            sources.Add(new ExchangedSource(line, Entry(names, cells)));
        }

        if (broken is { } open)
        {
            faults.Add(new SourceFault(open, null, "a quoted cell has no end"));
        }

        return new ExchangedSources(sources, faults);
    }

    private static string? Fault(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => !EntryForm.Names.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            return $"the first row must have names of settings, and \"{unknown}\" is none{Spelling.Suggest(unknown, EntryForm.Names)} (names: {string.Join(", ", EntryForm.Names)})";
        }

        return names.Count != names.Distinct(StringComparer.Ordinal).Count() ? "a name stands twice in the first row"
            : !names.Contains("feedUrls", StringComparer.Ordinal) ? "the first row has no \"feedUrls\""
            : null;
    }

    private static JsonObject Entry(IReadOnlyList<string> names, IReadOnlyList<string> cells)
    {
        var entry = new JsonObject();
        foreach (var (name, cell) in names.Zip(cells))
        {
            if (EntryForm.Read(name, Plain(cell)) is { } value)
            {
                entry[name] = value;
            }
        }

        return entry;
    }

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && IsFormula(text[0]) ? Apostrophe + text : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Plain(string cell) => cell.Length > 1 && cell[0] == Apostrophe && IsFormula(cell[1]) ? cell[1..] : cell;

    // An apostrophe is escaped too, or one that belongs to the text would be taken away.
    private static bool IsFormula(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or Apostrophe;
}
