using System.Globalization;
using System.Text;
using Aggregator.Storage.Policy;
using Aggregator.Text.Search;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Words of the index for an article's source and date. Each begins with a character of private use, so no reader can
/// type it.</summary>
/// <remarks>A filter outside the index would have to look at every article with a common word.</remarks>
internal static class SearchMarks
{
    private const char Source = '\uE000';
    private const char Year = '\uE001';
    private const char Month = '\uE002';
    private const char Day = '\uE003';

    /// <summary>A longer list costs more time inside the index than it saves outside.</summary>
    private const int MostMarks = 100;

    /// <summary>Defines the functions that migrations and writers use on a connection.</summary>
    public static void Define(Session session)
    {
        session.Define("search_words", (string text) => SearchText.Prepare(text, new StringBuilder()));
        session.Define("search_bases", (string text) => Bases(text));
        session.Define("search_marks", (string source, long at) => Of(source, DateTimeOffset.FromUnixTimeMilliseconds(at)));
    }

    /// <summary>The marks of an article, each with a space before it.</summary>
    public static string Of(string sourceId, DateTimeOffset at)
    {
        var day = at.UtcDateTime;
        return $" {OfSource(sourceId)} {OfYear(day)} {OfMonth(day)} {OfDay(day)}";
    }

    /// <returns>An expression of FTS5; null when the list is too long.</returns>
    public static string? AnySource(IReadOnlyCollection<string> sourceIds) =>
        sourceIds.Count > MostMarks ? null : Any(sourceIds.Select(OfSource));

    /// <summary>Matches whole days, so the first and the last day may contain more than was asked for.</summary>
    /// <param name="until">The first instant after the span.</param>
    /// <returns>An expression of FTS5; null when the span needs too many marks.</returns>
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
