using Aggregator.Extraction;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Pipeline;

/// <summary>The article as the feed itself carries it: the whole article, or the parts that its page does not give.</summary>
internal static class Testimony
{
    /// <returns>Null when the feed did not carry the whole article.</returns>
    public static Article? Whole(ParsedEntry entry, Source source) =>
        FeedArticle.Make(entry, source) is { Method: ExtractionMethod.FeedContent } whole ? whole : null;

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
