using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Serving;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Makes the feed of a request, and keeps it while nothing changes.</summary>
internal sealed class FeedBuilder(
    ArchiveParts archive, FilteredLists lists, SourceDirectory sources, SiteOptions site, ShownImages images, StoreStamp stamp, RepresentationCache cache)
{
    /// <summary>The limit of removals in a feed; a regular reader has already seen the older ones.</summary>
    private const int MaxRemovals = 100;

    /// <param name="self">The public address of the document; null for the address that is built from the folder and the
    /// request.</param>
    /// <param name="folder">Empty for the whole site, or the page to which the feed belongs, ending in a slash.</param>
    public async Task<RepresentationResult> MadeAsync(FeedRequest request, PublishedFormat format, string folder, CancellationToken cancellationToken, Uri? self = null)
    {
        var address = self ?? Address(request, format, folder);
        // All who wait share one making of a feed, so a reader who leaves must not cancel it.
        var (document, made) = await cache.GetAsync(
            Key(request, format, folder, self),
            await StampAsync(cancellationToken),
            () => MakeAsync(request, format, folder, address, CancellationToken.None));
        return new RepresentationResult(document, FeedEndpoints.CacheControl, made, self is null ? address.PathAndQuery : null);
    }

    /// <summary>Makes the feed of all articles for the current state of the store. Other requests may get the old feed
    /// meanwhile.</summary>
    public async Task<Representation> NewestAsync(PublishedFormat format, CancellationToken cancellationToken)
    {
        var now = new Stamp(await stamp.RenewAsync(cancellationToken), sources.Current(), 0);
        var everything = FeedRequest.Everything;
        var (document, _) = await cache.GetAsync(
            Key(everything, format, "", null),
            now,
            () => MakeAsync(everything, format, "", Address(everything, format, ""), CancellationToken.None),
            isNewest: true);
        return document;
    }

    /// <summary>Whether the document is in memory and nothing has changed since it was made.</summary>
    public async Task<bool> IsReadyAsync(FeedRequest request, PublishedFormat format, string folder, CancellationToken cancellationToken, Uri? self = null) =>
        cache.Holds(Key(request, format, folder, self), await StampAsync(cancellationToken));

    private async Task<Stamp> StampAsync(CancellationToken cancellationToken) => new(await stamp.CurrentAsync(cancellationToken), sources.Current(), 0);

    private Uri Address(FeedRequest request, PublishedFormat format, string folder) =>
        new(site.BaseUrl, $"{folder}{format.FileName}{InFolder(request, folder).QueryString()}");

    private static string Key(FeedRequest request, PublishedFormat format, string folder, Uri? self) => $"{folder}{format.FileName}{request.QueryString()} {self}";

    private async Task<Representation> MakeAsync(FeedRequest request, PublishedFormat format, string folder, Uri self, CancellationToken cancellationToken)
    {
        var maker = new EntryMaker(site.BaseUrl, site.TagAuthority, request.WithImages ? images : ShownImages.None);
        // Read before the articles: an article whose part closes meanwhile may be in the feed and in the part, but never in
        // neither of them.
        var archived = IsOfAll(request) ? await archive.LastClosedAsync(cancellationToken) : null;
        var entries = await EntriesAsync(request, archived, maker, cancellationToken);
        var feed = format.Write(new FeedModel
        {
            Id = $"tag:{site.TagAuthority}:feed{request.QueryString()}",
            Title = Title(request),
            Description = site.Description,
            HomePage = new Uri(site.BaseUrl, folder.TrimEnd('/')),
            Self = self,
            Icon = Icon(request),
            Hub = site.Hub,
            PreviousArchive = archived?.Address(site.BaseUrl, format),
            Entries = entries,
            // Only Atom names removals. In the other formats a removal only changes the date of the feed, which some programs
            // check.
            Removed = await RemovedAsync(request, maker, cancellationToken),
        });
        return new Representation(feed.Body, feed.MediaType, feed.ETag, feed.LastModified);
    }

    // The feed of one paper has the paper's logo; every other feed has the logo of the site.
    private Uri? Icon(FeedRequest request) =>
        !request.WithImages ? null
        : request.Sources is [var paper] && images.Logo(sources.OrUnknown(paper)) is { } logo ? logo
        : new Uri(site.BaseUrl, SiteAssets.Address("icon.svg"));

    private async Task<IReadOnlyList<PublishedEntry>> EntriesAsync(FeedRequest request, ArchivePart? archived, EntryMaker maker, CancellationToken cancellationToken)
    {
        if (request.AsStories)
        {
            var stories = await lists.StoriesAsync(request.ToQuery(), cancellationToken);
            return [.. stories.Select(story => maker.FromStory(story, sources.OrUnknown))];
        }

        var articles = await lists.ArticlesAsync(request.ToQuery(), cancellationToken);
        return
        [
            .. (IsOfAll(request) ? await WithLateAsync(articles, archived, cancellationToken) : articles)
                .Select(article => maker.FromArticle(article, sources.OrUnknown(article.Article.SourceId))),
        ];
    }

    // The archive holds all articles, so a feed with a filter has no link into it.
    private static bool IsOfAll(FeedRequest request) => request.QueryString().Length == 0;

    // Every article that no closed part holds is in the feed, even with an old date. Otherwise a reader who follows the links
    // back would miss it.
    private async Task<IEnumerable<StoryArticle>> WithLateAsync(IReadOnlyList<StoryArticle> newest, ArchivePart? archived, CancellationToken cancellationToken)
    {
        var open = await archive.AfterAsync(archived, cancellationToken);
        return newest.Concat(open).DistinctBy(article => article.ItemId).OrderByDescending(article => article.At).ThenByDescending(article => article.ItemId);
    }

    private async Task<IReadOnlyList<RemovedEntry>> RemovedAsync(FeedRequest request, EntryMaker maker, CancellationToken cancellationToken)
    {
        var removed = await archive.RemovedAsync(MaxRemovals, cancellationToken);
        return request.AsStories
            ? [.. removed.Where(removal => removal.IsWholeStory).DistinctBy(removal => removal.StoryId).Select(removal => maker.RemovedStory(removal.StoryId, removal.At))]
            : [.. removed.Where(removal => request.Sources.Count == 0 || request.Sources.Contains(removal.SourceId)).Select(removal => maker.Removed(removal.ArticleId, removal.At))];
    }

    // What the folder already says is not repeated in the query.
    private static FeedRequest InFolder(FeedRequest request, string folder) => folder.Split('/')[0] switch
    {
        "source" => request with { Sources = [] },
        "section" => request with { Sections = [] },
        "country" => request with { Countries = [] },
        _ => request,
    };

    public string Title(FeedRequest request)
    {
        List<string> parts =
        [
            .. request.Sources.Select(id => sources.OrUnknown(id).Name),
            .. request.Countries.Select(Country.Name),
            .. request.Sections.Select(name => Section.Find(name)?.Name ?? name),
        ];
        if (request.Search is { } words)
        {
            parts.Add($"«{words}»");
        }

        return parts.Count == 0 ? site.Title : $"{site.Title}: {string.Join("، ", parts)}";
    }
}
