using System.Collections.Concurrent;
using Aggregator.Extraction.Revisions;
using Aggregator.Server.Web.Lists;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Pages;

/// <summary>Reads from the store what each page shows.</summary>
internal sealed class PageReader(IReadingStore store, FilteredLists lists, LatestHeadlines headlines, SourceDirectory sources, SiteOptions site)
{
    private const int PageLength = 40;
    private const int PreviewLength = 8;
    private const int OfflineLength = 100;

    private StripOf _strip = new([], []);
    private PapersOf _papers = new([], []);

    public async Task<FrontModel> FrontAsync(CancellationToken cancellationToken)
    {
        var latest = await headlines.CurrentAsync(cancellationToken);
        var stories = await store.LatestStoriesAsync(new ArticleQuery { ByWeight = true, Limit = 9 }, cancellationToken);
        return new FrontModel
        {
            Strip = await StripAsync(cancellationToken),
            Leading = stories,
            Latest = latest,
            Sections = [.. Section.All.Select(section => new SectionBlock(section, [.. latest.Where(article => SectionOf(article) == section).Take(5)])).Where(block => block.Articles.Count >= 2)],
            Papers = [.. latest.GroupBy(article => article.Article.SourceId).OrderByDescending(group => group.Count()).Take(12).Select(group => new PaperCount(sources.OrUnknown(group.Key), group.Count()))],
        };
    }

    /// <returns>Null when there is no such article.</returns>
    public async Task<ArticleModel?> ArticleAsync(long id, CancellationToken cancellationToken)
    {
        if (await store.FindArticleAsync(id, cancellationToken) is not { } article)
        {
            return null;
        }

        var text = article.DuplicateOf ?? article.Id;
        var others = (await store.MembersAsync(article.StoryId, cancellationToken)).Where(other => other.Id != article.Id).ToList();
        var paper = await FromPaperAsync(article.Article.SourceId, cancellationToken);
        return new ArticleModel
        {
            Strip = await StripAsync(cancellationToken),
            Article = article,
            Source = sources.OrUnknown(article.Article.SourceId),
            Section = SectionOf(article),
            Copies = [.. others.Where(other => (other.DuplicateOf ?? other.Id) == text)],
            SameEvent = [.. others.Where(other => (other.DuplicateOf ?? other.Id) != text)],
            Headlines = HeadlineHistory.Of(await store.RevisionsAsync(id, cancellationToken)),
            FromPaper = [.. paper.Where(other => other.Id != article.Id).Take(6)],
        };
    }

    /// <returns>Null when there is no such story.</returns>
    public async Task<StoryModel?> StoryAsync(long id, CancellationToken cancellationToken) =>
        await store.FindStoryAsync(id, cancellationToken) is { } story
            ? new StoryModel
            {
                Strip = await StripAsync(cancellationToken),
                Story = story,
                TimeLine = SharedText.TimeLine(story),
            }
            : null;

    /// <summary>A list of articles under a heading: a paper, a section, a country or a search.</summary>
    public async Task<ListModel> ListAsync(ListModel heading, ArticleQuery query, CancellationToken cancellationToken)
    {
        var articles = await lists.ArticlesAsync(query with { Limit = PageLength + 1 }, cancellationToken);
        return heading with
        {
            Strip = await StripAsync(cancellationToken),
            Articles = [.. articles.Take(PageLength)],
            Next = articles.Count > PageLength ? new Cursor(articles[PageLength - 1].At, articles[PageLength - 1].ItemId) : null,
        };
    }

    /// <summary>The first articles of a choice, as a subscriber would get them.</summary>
    public async Task<IReadOnlyList<StoryArticle>> PreviewAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        var query = request.ToQuery() with { Limit = PreviewLength };
        return request.AsStories
            ? [.. (await lists.StoriesAsync(query, cancellationToken)).Select(story => story.Lead)]
            : await lists.ArticlesAsync(query, cancellationToken);
    }

    /// <summary>For readers without a connection: more headlines than the strip holds.</summary>
    public async Task<ListModel> OfflineAsync(CancellationToken cancellationToken) => new()
    {
        Heading = "بلا اتصال",
        Path = "/offline",
        Strip = await StripAsync(cancellationToken),
        Articles = [.. (await headlines.CurrentAsync(cancellationToken)).Take(OfflineLength)],
    };

    public async Task<SourcesModel> SourcesAsync(CancellationToken cancellationToken) => new()
    {
        Strip = await StripAsync(cancellationToken),
        Sources = Followed(),
    };

    public async Task<SubscribeModel> SubscribeAsync(FeedRequest asked, CancellationToken cancellationToken) => new()
    {
        Strip = await StripAsync(cancellationToken),
        Sources = Followed(),
        Asked = asked,
        Preview = await PreviewAsync(asked, cancellationToken),
    };

    public async Task<PageModel> PlainAsync(CancellationToken cancellationToken) => new() { Strip = await StripAsync(cancellationToken) };

    public Section? SectionOf(StoryArticle article) =>
        (article.Article.Section is { } own ? Section.Find(own) : null)
        ?? (sources.Find(article.Article.SourceId)?.Category is { } papers ? Section.Find(papers) : null);

    private IReadOnlyList<Source> Followed() => [.. sources.Current().Where(source => source.Enabled)];

    // The same list object is returned while nothing changed, so that its markup can be kept too.
    private async Task<IReadOnlyList<StoryArticle>> StripAsync(CancellationToken cancellationToken)
    {
        var latest = await headlines.CurrentAsync(cancellationToken);
        var strip = _strip;
        if (!ReferenceEquals(strip.Latest, latest))
        {
            _strip = strip = new(latest, [.. latest.Where(article => !string.IsNullOrWhiteSpace(article.Article.Title)).Take(site.StripLength)]);
        }

        return strip.Shown;
    }

    // Many articles of a paper are read between two changes, and all their pages show the same newest ones.
    private async Task<IReadOnlyList<StoryArticle>> FromPaperAsync(string sourceId, CancellationToken cancellationToken)
    {
        var latest = await headlines.CurrentAsync(cancellationToken);
        var papers = _papers;
        if (!ReferenceEquals(papers.Latest, latest))
        {
            _papers = papers = new(latest, new(StringComparer.Ordinal));
        }

        if (!papers.ById.TryGetValue(sourceId, out var articles))
        {
            articles = await store.LatestArticlesAsync(new ArticleQuery { SourceIds = [sourceId], IncludeDuplicates = true, HeadlinesOnly = true, Limit = 7 }, cancellationToken);
            papers.ById[sourceId] = articles;
        }

        return articles;
    }

    private sealed record PapersOf(IReadOnlyList<StoryArticle> Latest, ConcurrentDictionary<string, IReadOnlyList<StoryArticle>> ById);

    private sealed record StripOf(IReadOnlyList<StoryArticle> Latest, IReadOnlyList<StoryArticle> Shown);
}
