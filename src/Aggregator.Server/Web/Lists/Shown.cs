using Aggregator.Sources;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Lists;

/// <summary>What a publisher lets us show of an article.</summary>
internal static class Shown
{
    private const int LedeLength = 220;

    /// <summary>The first paragraph, cut at a word; null when there is none or it may not be shown.</summary>
    public static string? Lede(StoryArticle article, Source source)
    {
        if (source.Publish == PublishLevel.Headline || string.IsNullOrWhiteSpace(article.Article.Lede))
        {
            return null;
        }

        var lede = article.Article.Lede.Trim();
        if (lede.Length <= LedeLength)
        {
            return lede;
        }

        var end = lede.LastIndexOf(' ', LedeLength);
        return $"{lede[..(end > 0 ? end : LedeLength)]}…";
    }
}
