using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Pipeline;

/// <summary>What the page does not say, the feed may have said.</summary>
internal static class Testimony
{
    public static Article Fill(Article article, ParsedEntry entry, Source source)
    {
        if (FeedArticle.Make(entry, source) is not { } told)
        {
            return article;
        }

        return article with
        {
            Title = article.Title.Length > 0 ? article.Title : told.Title,
            Authors = article.Authors.Count > 0 ? article.Authors : told.Authors,
            Image = article.Image ?? told.Image,
            Section = article.Section ?? told.Section,
            Tags = article.Tags.Count > 0 ? article.Tags : told.Tags,
            Published = article.Published ?? told.Published,
            Modified = article.Modified ?? told.Modified,
        };
    }
}
