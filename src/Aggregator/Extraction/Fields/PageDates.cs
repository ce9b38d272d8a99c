using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Text.Dates;

namespace Aggregator.Extraction.Fields;

/// <summary>Reads the dates of a page, keeps the publisher's offset, and
/// refuses dates before 1995 and dates more than a day in the future.</summary>
internal sealed partial class PageDates(DateTimeOffset now, TimeZoneInfo? zone, TimeSpan correction)
{
    private const int MaxDateline = 24;

    private const string InnerDate = @"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th|\.)? (?:de |كانون |تشرين )?\p{L}{3,12}\.?,?(?: ?/ ?\p{L}+)?(?: de)? \d{4}(?:[ ,-]+\d{1,2}:\d\d)?)";

    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(14);
    private static readonly DateTimeOffset Earliest = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset? Read(string? text)
    {
        if (text is not { Length: > 5 and < 200 } || OnlyYear.IsMatch(text) || DateReader.Read(text, now, zone) is not { } instant)
        {
            return null;
        }

        if (instant < Earliest || instant > now + TimeSpan.FromDays(1))
        {
            return null;
        }

        return CalendarDay.IsDay(instant) ? instant : InOffset(instant, text) + correction;
    }

    /// <summary>The first readable date inside a longer line; null when there is none.</summary>
    public DateTimeOffset? Find(string text)
    {
        foreach (var match in Inner.EnumerateMatches(text))
        {
            if (Read(text.Substring(match.Index, match.Length)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The date of a line. When the line has several dates, those after a word such as "updated" are left out,
    /// and the earliest of the others is taken.</summary>
    public DateTimeOffset? First(string line)
    {
        var text = Inner.Count(line) > 1 ? UpdateDate.Replace(line, " ") : line;
        if (Inner.Count(text) < 2)
        {
            return Read(text) ?? Find(text);
        }

        DateTimeOffset? earliest = null;
        foreach (var match in Inner.EnumerateMatches(text))
        {
            var date = Read(text.Substring(match.Index, match.Length));
            earliest = date < earliest || earliest is null ? date ?? earliest : earliest;
        }

        return earliest ?? Read(text);
    }

    /// <summary>The first date of a paragraph when it begins within
    /// the first 24 characters, as in a dateline; else null.</summary>
    public DateTimeOffset? FindAtStart(string text)
    {
        foreach (var match in Inner.EnumerateMatches(text))
        {
            return match.Index <= MaxDateline ? Read(text.Substring(match.Index, match.Length)) : null;
        }

        return null;
    }

    /// <summary>Publishing systems write the time in UTC into the head, and the local day into the address. So the same
    /// instant is returned with an offset that puts it on <paramref name="day"/>. It is returned unchanged when no
    /// offset up to 14 hours does.</summary>
    public static DateTimeOffset OnDay(DateTimeOffset instant, DateTime day)
    {
        if (instant.Offset != TimeSpan.Zero || instant.TimeOfDay == TimeSpan.Zero || CalendarDay.IsDay(instant) || instant.Date == day)
        {
            return instant;
        }

        var hours = day > instant.Date
            ? Math.Ceiling((day - instant.DateTime).TotalHours)
            : -Math.Ceiling((instant.DateTime - day.AddDays(1)).TotalHours + double.Epsilon);
        var offset = TimeSpan.FromHours(hours);
        var local = offset.Duration() <= MaxOffset ? instant.ToOffset(offset) : instant;
        return local.Date == day ? local : instant;
    }

    /// <summary>The instant in the publisher's offset, because readers saw the day in that offset.</summary>
    private DateTimeOffset InOffset(DateTimeOffset instant, string text)
    {
        var match = Offset.Match(text);
        if (!match.Success || !TimeSpan.TryParseExact(match.Groups[2].ValueSpan.ToString() + match.Groups[3].Value, "hhmm", CultureInfo.InvariantCulture, out var offset) || offset > TimeSpan.FromHours(14))
        {
            return zone is null ? instant : TimeZoneInfo.ConvertTime(instant, zone);
        }

        return instant.ToOffset(match.Groups[1].ValueSpan is "-" ? -offset : offset);
    }

    /// <summary>Words that show that a date is the date of a later change.</summary>
    public const string Updated = @"updated|modified|edited|revised|aktualisiert|geändert|zuletzt|stand:|mis à jour|modifié|actualizad|atualizad|aggiornat|güncelle|обновлен|تحديث|حُ?دّ?ِ?ثت?\b|تعديل|عُ?دّ?ِ?لت?\b|محدثة?";

    /// <summary>A word of a later change and the date after it.</summary>
    [GeneratedRegex("(?:" + Updated + @").{0,24}?" + InnerDate + @"(?:[ ,،-]+\d{1,2}:\d\d)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UpdateDate { get; }

    /// <summary>«November 2021» is refused: it names no day, and the first of the month would be a guess.</summary>
    [GeneratedRegex(@"^\D*(?:19|20)\d\d(?:-\d\d)?\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyYear { get; }

    [GeneratedRegex(@"\d[T ]?\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?\s*([+-])(\d\d):?(\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset { get; }

    [GeneratedRegex(InnerDate, RegexOptions.CultureInvariant)]
    private static partial Regex Inner { get; }
}
