using Aggregator.Extraction.Fields;
using Aggregator.Text.Dates;
using Aggregator.Trials.Marks;

namespace Aggregator.Trials.Hints;

/// <summary>Finds dates that are wrong by whole hours: the newest articles of a paper that labels local time as UTC lie in the
/// future.</summary>
internal static class DateProposal
{
    private const int MostHours = 14;
    private const int FewDates = 2;

    // Clocks of servers differ, and some papers date an article a few minutes ahead.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(20);

    /// <returns>Null when the dates are plausible, or wrong in another way.</returns>
    public static int? HoursAhead(TrialEvidence evidence)
    {
        var dates = evidence.Articles
            .Select(tried => tried.Article?.Published ?? tried.AnnouncedAt).OfType<DateTimeOffset>()
            .Where(date => !CalendarDay.IsDay(date))
            .ToList();
        var ahead = dates.Where(date => date > evidence.Now + Tolerance).ToList();
        if (ahead.Count < FewDates || ahead.Max() - evidence.Now is var most && most > TimeSpan.FromHours(MostHours))
        {
            return null;
        }

        // Announced events and wrong years lie in the future too, but without a connection to the zone.
        var hours = (int)Math.Ceiling((most - Tolerance).TotalHours);
        return Zone(evidence) is { } zone && zone >= hours ? zone : hours;
    }

    /// <summary>The hours between the zone of the paper's country and UTC; null when the country is unknown or no such zone.</summary>
    private static int? Zone(TrialEvidence evidence)
    {
        var source = Search.SourceDraft.Bare(evidence.Home?.Url ?? evidence.Followed, evidence.Kind);
        var offset = CountryZones.Of(source, evidence.Home?.Url ?? evidence.Followed)?.GetUtcOffset(evidence.Now) ?? TimeSpan.Zero;
        return offset > TimeSpan.Zero && offset.Minutes == 0 ? offset.Hours : null;
    }
}
