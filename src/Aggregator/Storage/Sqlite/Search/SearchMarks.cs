using System.Globalization;
using System.Text;
using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Text.Search;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>Words of the index that nobody can type: an article's source and date. Each begins with a character of private use.</summary>
/// <remarks>A filter outside the index would have to look at every article of a common word.</remarks>
internal static class SearchMarks
{
    private const char Source = '\uE000';
    private const char Year = '\uE001';
    private const char Month = '\uE002';
    private const char Day = '\uE003';

    /// <summary>Longer lists cost more inside the index than they spare outside.</summary>
    private const int MostMarks = 100;

    /// <summary>Makes the functions that migrations and writers use known to a connection.</summary>
    public static void Define(Session session)
    {
        session.Define("search_words", (string text) => SearchText.Prepare(text, new StringBuilder()));
        session.Define("search_bases", (string text) => Bases(text));
        session.Define("search_marks", (string source, long at) => Of(source, DateTimeOffset.FromUnixTimeMilliseconds(at)));
    }

    /// <summary>With a space before each.</summary>
    public static string Of(string sourceId, DateTimeOffset at)
    {
        var day = at.UtcDateTime;
        return $" {OfSource(sourceId)} {OfYear(day)} {OfMonth(day)} {OfDay(day)}";
    }

    /// <returns>An expression of FTS5; null when there are too many to be asked for this way.</returns>
    public static string? AnySource(IReadOnlyCollection<string> sourceIds) =>
        sourceIds.Count > MostMarks ? null : Any(sourceIds.Select(OfSource));

    /// <summary>Whole days: the first and the last may hold more than was asked for.</summary>
    /// <param name="until">Exclusive.</param>
    /// <returns>An expression of FTS5; null when the time is so long that it would ask for too many.</returns>
    public static string? AnyDay(DateTimeOffset since, DateTimeOffset until)
    {
        var marks = new List<string>();
        var (day, end) = (since.UtcDateTime.Date, until.UtcDateTime);
        while (day < end && marks.Count <= MostMarks)
        {
            if (day is { Month: 1, Day: 1 } && day.Year < DateTime.MaxValue.Year && day.AddYears(1) <= end)
            {
                marks.Add(OfYear(day));
                day = day.AddYears(1);
            }
            else if (day.Day == 1 && day.Year < DateTime.MaxValue.Year && day.AddMonths(1) <= end)
            {
                marks.Add(OfMonth(day));
                day = day.AddMonths(1);
            }
            else
            {
                marks.Add(OfDay(day));
                day = day < DateTime.MaxValue.Date ? day.AddDays(1) : end;
            }
        }

        return marks.Count > MostMarks ? null : Any(marks);
    }

    private static string Bases(string text)
    {
        var bases = new StringBuilder();
        SearchText.Prepare(text, bases);
        return bases.ToString();
    }

    private static string Any(IEnumerable<string> marks) => $"({string.Join(" OR ", marks.DefaultIfEmpty("\uE004").Select(mark => $"\"{mark}\""))})";

    private static string OfSource(string id) => string.Create(CultureInfo.InvariantCulture, $"{Source}{StableHash.Of(id):x16}");

    private static string OfYear(DateTime day) => Year + day.ToString("yyyy", CultureInfo.InvariantCulture);

    private static string OfMonth(DateTime day) => Month + day.ToString("yyyyMM", CultureInfo.InvariantCulture);

    private static string OfDay(DateTime day) => Day + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
