using Aggregator.Server.Web.Manage.Rules;
namespace Aggregator.Server.Web.Manage.Runs;

/// <summary>How far a trial is, for the script of its page.</summary>
/// <param name="Over">Whether the page has something new to show.</param>
/// <param name="Share">From 0 to 100.</param>
/// <param name="Says">What is done at the moment.</param>
/// <param name="Lines">One line for each place that was looked at.</param>
internal sealed record TrialProgressJson(bool Over, int Share, string Says, IReadOnlyList<string> Lines)
{
    // A search looks at thirty places at most, nearly always at fewer.
    private const int UsualPlaces = 20;
    private const int ShareOfSearch = 40;

    public static TrialProgressJson Of(TrialRun run)
    {
        var (done, all) = run.Articles;
        var attempts = run.Attempts;
        return new TrialProgressJson(
            run.IsOver,
            all > 0 ? ShareOfSearch + ((100 - ShareOfSearch) * done / all) : Math.Min(ShareOfSearch, ShareOfSearch * attempts.Count / UsualPlaces),
            all > 0 ? $"نقرأ الأخبار: {Arabic.ArabicCount.Digits(done)} من {Arabic.ArabicCount.Digits(all)}" : "نبحث عن أخبار الصحيفة",
            [.. attempts.Select(attempt => $"{TrialWords.Of(attempt.Step)}: {TrialWords.Of(attempt.Outcome)}")]);
    }
}
