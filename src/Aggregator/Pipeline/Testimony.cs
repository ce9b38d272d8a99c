using Aggregator.Extraction;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text.Dates;

namespace Aggregator.Pipeline;

/// <summary>The article as the feed itself carries it: the whole article, or the parts that its page does not give.</summary>
internal static class Testimony
{
    /// <returns>Null when the feed did not carry the whole article.</returns>
    public static Article? Whole(ParsedEntry entry, Source source) =>
        FeedArticle.Make(entry, source) is { Method: ExtractionMethod.FeedContent } whole ? whole : null;

    /// <summary>The article of a page with the feed's own text in place of the page's.</summary>
    /// <returns>Null when the text is the feed's already.</returns>
    public static Article? Told(Article article, ParsedEntry entry, Source source) =>
        article.Method is not (ExtractionMethod.FeedContent or ExtractionMethod.FeedExcerpt) && FeedArticle.Make(entry, source) is { } told
            ? article with
            {
                Body = told.Body,
                BodyText = told.BodyText,
                Lede = told.Lede,
                Credit = told.Credit,
                Method = told.Method,
                Quality = told.Quality,
            }
            : null;

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
            Published = CalendarDay.MorePrecise(article.Published, told.Published),
            Modified = article.Modified ?? told.Modified,
        };
    }
}
