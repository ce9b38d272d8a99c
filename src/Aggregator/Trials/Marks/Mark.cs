using System.Globalization;
using Aggregator.Feeds;

namespace Aggregator.Trials.Marks;

/// <summary>The mark out of 100: how good a source promises to be, as the sum of parts that are told one by one.</summary>
public static class Mark
{
    private const int Bodies = 50;
    private const int Arabic = 8;
    private const int Recency = 8;
    private const int Dates = 9;
    private const int Host = 5;
    private const int Headlines = 8;
    private const int Boilerplate = 7;
    private const int Images = 5;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>An article of less worth is not told as a whole one.</summary>
    private const double Half = 0.5;

    /// <summary>An article gets no points when a third of its text is boilerplate.</summary>
    private const double CostOfBoilerplate = 3;

    /// <summary>How much of the points an article gets.</summary>
    private static double Worth(TriedArticle tried) => tried.Verdict switch
    {
        ArticleVerdict.Whole => Math.Max(0, 1 - (CostOfBoilerplate * tried.DoubtfulShare)),
        ArticleVerdict.Excerpt => 0.3,
        ArticleVerdict.Headline => 0.1,
        _ => 0,
    };

    /// <returns>The parts with their points; their sum is the mark. Empty without articles.</returns>
    public static IReadOnlyList<Finding> Of(TrialEvidence evidence)
    {
        var articles = evidence.Articles;
        if (articles.Count == 0)
        {
            return [];
        }

        var whole = articles.Count(tried => Worth(tried) > Half);
        var readable = articles.Where(tried => tried.Article is not null).ToList();
        var arabic = ArabicText.Share(articles) ?? 0;
        var own = PaperHosts.ShareOwn(evidence);
        return
        [
            Part(FindingKind.Bodies, Bodies, articles.Average(tried => Worth(tried)), Number(whole), Number(articles.Count)),
            Part(FindingKind.ArabicShare, Arabic, arabic, Gate.Percent(arabic)),
            Age(evidence),
            Part(FindingKind.Dates, Dates, Share(articles, tried => DateWorth(tried, evidence.Now)), Number(articles.Count(tried => DateWorth(tried, evidence.Now) == 1)), Number(articles.Count)),
            Part(FindingKind.Host, Host, own, Gate.Percent(own)),
            Part(FindingKind.Headlines, Headlines, Share(readable, Agreement), Number(readable.Count(tried => Agreement(tried) >= 0.5)), Number(articles.Count)),
            Part(FindingKind.Boilerplate, Boilerplate, Share(readable, tried => tried.Doubtful.Count == 0 ? 1 : 0), Number(readable.Sum(tried => tried.Doubtful.Count))),
            Part(FindingKind.Images, Images, PictureShare(readable), Number(readable.Count(tried => tried.Article?.Image is not null)), Number(articles.Count)),
        ];
    }

    /// <returns>The sum of the parts.</returns>
    public static int Sum(IReadOnlyList<Finding> parts) => parts.Sum(part => part.Points ?? 0);

    private static Finding Part(FindingKind kind, int most, double share, params IReadOnlyList<string> values) =>
        new(kind, values) { Points = (int)Math.Round(most * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero), MostPoints = most };

    private static Finding Age(TrialEvidence evidence)
    {
        var newest = evidence.Articles.Select(tried => tried.Article?.Published ?? tried.AnnouncedAt).Concat(evidence.Entries.Select(SecondOpinion.DateOf)).Max();
        if (newest is not { } date)
        {
            return Part(FindingKind.Recency, Recency, 0.5);
        }

        var days = Math.Max(0, (evidence.Now - date).TotalDays);
        var share = days switch
        {
            <= 2 => 1,
            <= 7 => 0.8,
            <= 30 => 0.5,
            <= 90 => 0.2,
            _ => 0,
        };
        return Part(FindingKind.Recency, Recency, share, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A date in the future is wrong; no date is a lack.</summary>
    private static double DateWorth(TriedArticle tried, DateTimeOffset now) =>
        (tried.Article?.Published ?? tried.AnnouncedAt) is not { } date ? 0.3
        : date > now + Tolerance || date < now.AddYears(-30) ? 0
        : 1;

    /// <summary>How far the headline of the page and that of the feed share words; 1 where only one of them is known.</summary>
    private static double Agreement(TriedArticle tried)
    {
        if (tried.Article is not { } article || tried.Announced is not { } announced)
        {
            return 1;
        }

        var (page, feed) = (Words(article.Title), Words(announced));
        return page.Count == 0 || feed.Count == 0 ? 0 : (double)page.Count(feed.Contains) / Math.Min(page.Count, feed.Count);
    }

    private static HashSet<string> Words(string text) => [.. Extraction.Lines.LineRules.Key(text)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('.', ',', '،', ':', '«', '»', '"', '؟', '!', '…', '(', ')'))
        .Where(word => word.Length > 1)];

    /// <summary>The same picture on every article is the logo.</summary>
    private static double PictureShare(List<TriedArticle> articles)
    {
        var pictures = articles.Select(tried => tried.Article?.Image).OfType<Uri>().ToList();
        return articles.Count == 0 || (pictures.Count > 2 && pictures.Distinct().Count() == 1) ? 0 : (double)pictures.Count / articles.Count;
    }

    private static double Share(IReadOnlyCollection<TriedArticle> articles, Func<TriedArticle, double> worth) => articles.Count == 0 ? 0 : articles.Average(worth);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
