using Aggregator.Extraction.Bodies;

namespace Aggregator.Extraction.FeedBodies;

/// <summary>Chooses between the text of the page and the text of the feed.</summary>
internal static class FeedContest
{
    /// <summary>Feed content with more characters than this makes an article when the page gives none.</summary>
    public const int EnoughAlone = 300;

    private const double ClearlyFuller = 1.25;
    private const double AsMuch = 0.8;

    internal enum Winner
    {
        Page,
        Feed,
        Nobody,
    }

    public static Winner Judge(BodyCandidate page, BodyCandidate? feed)
    {
        if (feed is null || page.Method == ExtractionMethod.PageRules)
        {
            return Winner.Page;
        }

        var isWhole = feed.Method == ExtractionMethod.FeedContent;
        if (isWhole && feed.Length > ClearlyFuller * page.Length && feed.LinkShare <= page.LinkShare + 0.1)
        {
            return Winner.Feed;
        }

        return page.Length >= AsMuch * feed.Length ? Winner.Page : isWhole ? Winner.Feed : Winner.Nobody;
    }
}
