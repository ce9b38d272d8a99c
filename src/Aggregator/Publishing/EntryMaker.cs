using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Publishing.Bodies;
using Aggregator.Sources;
using Aggregator.Stories;

namespace Aggregator.Publishing;

/// <summary>Turns articles and stories of the archive into entries of a feed.</summary>
/// <param name="Site">The address of our site, ending in a slash.</param>
/// <param name="TagAuthority">The «host,year» of our tag: ids; it stays the same when the site moves.</param>
/// <param name="Images">From where readers load pictures; <see cref="ShownImages.None"/> for requests that want none.</param>
public sealed record EntryMaker(Uri Site, string TagAuthority, ShownImages Images)
{
    public PublishedEntry FromArticle(StoryArticle article, Source source) => new()
    {
        // All versions of one text have the same id, so a reader who got one paper's version does not get another paper's.
        Id = Tag("article", article.ItemId),
        Number = article.ItemId,
        Title = PublishedText.Title(article.Article.Title),
        Page = Page("a", article.Id),
        SourcePage = article.Article.Url,
        Source = source,
        Logo = Images.Logo(source),
        Authors = Authors(article.Article),
        Categories = Categories(article, source),
        Image = Images.Lead(article, source),
        Summary = Summary(article, source),
        BodyHtml = EntryBody.OfArticle(article, source, Images),
        Published = article.At,
        Day = article.Day,
        Updated = article.UpdatedAt < article.At ? article.At : article.UpdatedAt,
    };

    /// <summary>One entry for the whole event. Its id is that of the story and does not depend on the lead article.</summary>
    public PublishedEntry FromStory(Story story, Func<string, Source> sourceOf)
    {
        var lead = FromArticle(story.Lead, sourceOf(story.Lead.Article.SourceId));
        var others = story.Duplicates.Concat(story.SameEvent).ToList();
        return lead with
        {
            Id = Tag("story", story.Id),
            Number = story.Id,
            Page = Page("s", story.Id),
            BodyHtml = EntryBody.WithParts(EntryBody.WithOutlets(lead.BodyHtml, others, sourceOf), story, id => Page("s", id)),
            Updated = story.LastUpdated < lead.Updated ? lead.Updated : story.LastUpdated,
        };
    }

    public RemovedEntry Removed(long articleId, DateTimeOffset at) => new(Tag("article", articleId), at);

    public RemovedEntry RemovedStory(long storyId, DateTimeOffset at) => new(Tag("story", storyId), at);

    // An agency report without an author's name belongs to the agency, not to the paper that printed it.
    private static string[] Authors(Article article)
    {
        string[] names = [.. article.Authors.Select(PublishedText.Clean).Where(name => name.Length > 0)];
        return names.Length == 0 && article.Credit is { } agency && PublishedText.Clean(agency) is { Length: > 0 } clean ? [clean] : names;
    }

    private string Tag(string kind, long id) =>
        string.Create(CultureInfo.InvariantCulture, $"tag:{TagAuthority}:{kind}/{id}");

    private Uri Page(string kind, long id) => new(Site, string.Create(CultureInfo.InvariantCulture, $"{kind}/{id}"));

    private static string? Summary(StoryArticle article, Source source) =>
        source.Publish != PublishLevel.Headline && article.Article.Lede is { } lede && PublishedText.Clean(lede) is { Length: > 0 } text
            ? text
            : null;

    private static string[] Categories(StoryArticle article, Source source)
    {
        IEnumerable<string?> names = [article.Article.Section ?? source.Category, .. article.Article.Tags];
        return [.. names.OfType<string>().Select(PublishedText.Clean).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Take(12)];
    }
}
