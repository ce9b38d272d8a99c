using System.Globalization;
using Aggregator.Publishing.Bodies;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Lists;
using Aggregator.Sources;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Api;

/// <summary>Makes the API's documents of what the archive holds.</summary>
internal sealed class ApiShapes(SourceDirectory sources, SiteOptions site, ShownImages images)
{
    /// <summary>As it stands in lists.</summary>
    public ApiArticle Brief(StoryArticle article) => Article(article, sources.OrUnknown(article.Article.SourceId));

    /// <summary>With its text, where the publisher lets us show it, and with why it stands where it does.</summary>
    public ApiArticle Whole(StoryArticle article)
    {
        var source = sources.OrUnknown(article.Article.SourceId);
        return Article(article, source) with
        {
            BodyHtml = source.Publish == PublishLevel.Full ? images.Body(article.Article.Body, source) : null,
            Explanation = article.Explanation is { } why ? ApiExplanation.Of(why) : null,
        };
    }

    public ApiStory Story(Story story) => new()
    {
        Id = story.Id,
        Lead = Brief(story.Lead),
        LeadReason = story.LeadReason is { } why ? new ApiLeadReason(why.Rule, why.Grounds, why.Points, why.Rival, why.RivalPoints, LeadWords.Of(why)) : null,
        Duplicates = [.. story.Duplicates.Select(Brief)],
        SameEvent = [.. story.SameEvent.Select(Brief)],
        Articles = Math.Max(story.Articles, 1 + story.Duplicates.Count + story.SameEvent.Count),
        Continues = Link(story.Continues),
        ContinuedBy = Link(story.ContinuedBy),
        FirstSeen = story.FirstSeen,
        LastUpdated = story.LastUpdated,
    };

    public static ApiSource Paper(Source source) => new(source.Id, source.Name, source.Country, source.HomePage);

    private ApiStoryLink? Link(StoryLink? link) =>
        link is null ? null : new(link.Id, link.Title, new Uri(site.BaseUrl, $"s/{link.Id.ToString(CultureInfo.InvariantCulture)}"));

    private ApiArticle Article(StoryArticle article, Source source) => new()
    {
        Id = article.Id,
        Title = article.Article.Title,
        Page = new Uri(site.BaseUrl, $"a/{article.Id.ToString(CultureInfo.InvariantCulture)}"),
        Url = article.Article.Url,
        Source = Paper(source),
        At = article.At,
        Day = article.Day,
        UpdatedAt = article.UpdatedAt,
        Authors = article.Article.Authors,
        Section = article.Article.Section ?? source.Category,
        Lede = Shown.Lede(article, source),
        Image = images.Lead(article, source),
        StoryId = article.StoryId,
        DuplicateOf = article.DuplicateOf,
    };
}
