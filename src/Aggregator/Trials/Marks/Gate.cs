using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Verdicts;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Trials.Marks;

/// <summary>Refuses what must not become a source, and says why.</summary>
public static class Gate
{
    private const double MuchGambling = 0.25;
    private const int SomeEntries = 3;
    private const int ManyWords = 3;
    private const int GamblingPage = 12;
    private const double LittleArabic = 0.3;
    private const double SomeNews = 0.2;
    private const double MostPages = 0.6;
    private const int EnoughPages = 5;

    /// <returns>All reasons, the heaviest first; empty when the source may be saved.</returns>
    public static IReadOnlyList<Finding> Judge(TrialEvidence evidence) =>
        [.. Found(evidence).OfType<Finding>()];

    /// <summary>The part of the gate that looks at the first page alone, before anything else is asked.</summary>
    /// <returns>Null when the search goes on.</returns>
    public static Finding? JudgePage(HomePage page) =>
        page.Shield is { } shield ? new Finding(FindingKind.Blocked, page.Url.Host, shield)
        : ParkedPage.Is(page) ? new Finding(FindingKind.Parked, page.Url.Host)
        : IsGambling(page) ? new Finding(FindingKind.Gambling, page.Url.Host)
        : null;

    /// <summary>What speaks against a feed or list that was found, before its articles are read.</summary>
    /// <returns>Null when nothing does.</returns>
    internal static FindingKind? JudgeFeed(TrialEvidence evidence)
    {
        var (feed, entries) = (evidence.Feed, evidence.Entries);
        return feed is null || entries.Count == 0 ? FindingKind.EmptyFeed
            : IsGambling(entries) ? FindingKind.Gambling
            : CommentsFeed.Is(feed, entries) ? FindingKind.CommentsFeed
            : PaperHosts.IsOtherPaper(evidence) ? FindingKind.OtherPaper
            : ArabicText.Share(entries) < LittleArabic ? FindingKind.NotArabic
            : null;
    }

    private static IEnumerable<Finding?> Found(TrialEvidence evidence)
    {
        yield return evidence.Home is { } home ? JudgePage(home) : null;
        yield return evidence.Known is { } known ? new Finding(FindingKind.AlreadyFollowed, known.Name, known.Id) : null;
        var weakness = JudgeFeed(evidence);
        yield return weakness switch
        {
            null => null,
            FindingKind.EmptyFeed => new Finding(FindingKind.EmptyFeed, evidence.Followed.AbsoluteUri),
            FindingKind.OtherPaper => new Finding(FindingKind.OtherPaper, PaperHosts.Usual(evidence.Entries) ?? "", (evidence.Home?.Url ?? evidence.Followed).Host),
            FindingKind.NotArabic => new Finding(FindingKind.NotArabic, Percent(ArabicText.Share(evidence.Entries))),
            { } kind => new Finding(kind, evidence.Followed.AbsoluteUri),
        };
        if (weakness is null)
        {
            yield return JudgeArticles(evidence);
        }
    }

    /// <summary>Headlines may look like news where the pages behind them do not.</summary>
    private static Finding? JudgeArticles(TrialEvidence evidence)
    {
        var articles = evidence.Articles;
        if (articles.Count < SomeEntries)
        {
            return null;
        }

        var gambling = articles.Count(tried => GamblingWords.CountIn($"{tried.Article?.Title}\n{tried.Article?.BodyText}") >= ManyWords);
        return gambling >= SomeEntries && gambling >= MuchGambling * articles.Count ? new Finding(FindingKind.Gambling, evidence.Followed.Host)
            : ArabicText.Share(articles) < LittleArabic ? new Finding(FindingKind.NotArabic, Percent(ArabicText.Share(articles)))
            : IsNoNews(evidence) ? new Finding(FindingKind.NoNews, evidence.Followed.Host)
            : null;
    }

    /// <summary>A list whose pages are offers or threads without a date belongs to a shop, a library or a forum.</summary>
    private static bool IsNoNews(TrialEvidence evidence)
    {
        var read = evidence.Articles.Where(tried => tried.Rejection is not null || tried.Article is not null).ToList();
        return evidence.Kind is SourceKind.Listing && read.Count >= EnoughPages
            && read.Count(tried => tried.IsOffer) >= MostPages * read.Count
            && read.Count(tried => tried.AnnouncedAt is not null || tried.PageDate is not null) < SomeNews * read.Count;
    }

    private static bool IsGambling(IReadOnlyList<ParsedEntry> entries)
    {
        var count = entries.Count(entry => GamblingWords.AreIn($"{FeedArticle.Title(entry)} {entry.Summary?.Value}"));
        return count >= SomeEntries && count >= MuchGambling * entries.Count;
    }

    /// <summary>A page is a gambling site when its title says so too: spam is also hidden at the foot of honest papers.</summary>
    private static bool IsGambling(HomePage page)
    {
        var count = GamblingWords.CountIn(page.Text);
        var words = page.Text.AsSpan().CountAny(" \n") + 1;
        return (GamblingWords.AreIn(page.Title ?? "") && count >= ManyWords) || (count >= GamblingPage && count * 25 > words);
    }

    internal static string Percent(double? share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round((share ?? 0) * 100):F0}");
}
