using Aggregator.Extraction.Revisions;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Server.Tests.Web;

/// <summary>A store in memory that counts its reads. The site needs no more, because it never writes.</summary>
internal sealed class FakeReadingStore : IReadingStore, IStoreUpkeep
{
    private int _reads;

    public List<StoryArticle> Articles { get; } = [];

    public FakeArchive Archive { get; } = new();

    /// <summary>By story: the story before it, the story after it, and the number of its articles that are not listed.</summary>
    public Dictionary<long, (StoryLink? Before, StoryLink? After, int Unlisted)> Parts { get; } = [];

    /// <summary>The articles that an editor has hidden.</summary>
    public HashSet<long> Hidden { get; } = [];

    /// <summary>The number up to which all articles are placed; null means all articles.</summary>
    public long? Settled { get; set; }

    public long Version { get; set; } = 1;

    /// <summary>Replaces <see cref="Version"/> with a fault, or with an answer that never comes.</summary>
    public Task<long>? VersionAnswer { get; set; }

    public int Reads => _reads;

    public Exception? Failure { get; set; }

    /// <summary>Lists of articles are answered when this task has ended.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    /// <summary>Lists of a reader's choice also wait for this task.</summary>
    public Task ChoicesReady { get; set; } = Task.CompletedTask;

    public async Task<IReadOnlyList<StoryArticle>> LatestArticlesAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        Count();
        await Ready;
        await (query.IsOpen ? Task.CompletedTask : ChoicesReady);
        return
        [
            .. Articles
                .Where(article => (query.IncludeDuplicates || article.DuplicateOf is null) && !Hidden.Contains(article.Id))
                .Where(article => query.SourceIds.Count == 0 || query.SourceIds.Contains(article.Article.SourceId))
                .Where(article => query.Countries.Count == 0 || query.Countries.Contains(InventedNews.Country(article.Article.SourceId)))
                .Where(article => query.Sections.Count == 0 || query.Sections.Contains(article.Article.Section))
                .Where(article => query.Search is null || article.Article.Title.Contains(query.Search, StringComparison.Ordinal))
                .Where(article => query.Without is null || !article.Article.Title.Contains(query.Without, StringComparison.Ordinal))
                .Where(article => query.From is null || article.At >= query.From)
                .Where(article => query.To is null || article.At < query.To)
                .Where(article => query.After is null || article.At < query.After.At || (article.At == query.After.At && article.Id < query.After.Id))
                .OrderByDescending(article => article.At).ThenByDescending(article => article.Id)
                .Take(query.Limit),
        ];
    }

    public Task<IReadOnlyList<Story>> LatestStoriesAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        Count();
        var stories = Articles.GroupBy(article => article.StoryId).Select(Story);
        stories = query.ByWeight ? stories.OrderByDescending(story => story.Weight) : stories.OrderByDescending(story => story.LastUpdated);
        return Task.FromResult<IReadOnlyList<Story>>([.. stories.Take(query.Limit)]);
    }

    public Task<StoryArticle?> FindArticleAsync(long id, CancellationToken cancellationToken)
    {
        Count();
        return Task.FromResult(Articles.FirstOrDefault(article => article.Id == id));
    }

    public Task<Story?> FindStoryAsync(long id, CancellationToken cancellationToken)
    {
        Count();
        return Task.FromResult(Articles.Where(article => article.StoryId == id).GroupBy(article => article.StoryId).Select(Story).FirstOrDefault());
    }

    public Task<IReadOnlyList<StoryArticle>> MembersAsync(long storyId, CancellationToken cancellationToken)
    {
        Count();
        return Task.FromResult<IReadOnlyList<StoryArticle>>(
            [.. Articles.Where(article => article.StoryId == storyId).OrderBy(article => article.Id != storyId).ThenBy(article => article.At).ThenBy(article => article.Id)]);
    }

    public Task<long> SettledAsync(CancellationToken cancellationToken) => Task.FromResult(Settled ?? Articles.Max(article => (long?)article.Id) ?? 0);

    public Task<IReadOnlyList<StoryArticle>> ArrivedAsync(long after, long upTo, CancellationToken cancellationToken)
    {
        Count();
        return Task.FromResult<IReadOnlyList<StoryArticle>>(
            [.. Articles.Where(article => article.Id > after && article.Id <= upTo && article.DuplicateOf is null && !Hidden.Contains(article.Id)).OrderByDescending(article => article.Id)]);
    }

    public Task<Arrival?> FirstArrivalAsync(long after, CancellationToken cancellationToken) =>
        Task.FromResult(Articles.OrderBy(article => article.Id).Where(article => article.Id > after).Select(Arrival).FirstOrDefault());

    public Task<Arrival?> LastArrivalAsync(long upTo, CancellationToken cancellationToken) =>
        Task.FromResult(Articles.OrderBy(article => article.Id).Where(article => article.Id <= upTo).Select(Arrival).LastOrDefault());

    public Task<long> VersionAsync(CancellationToken cancellationToken) => VersionAnswer ?? Task.FromResult(Version);

    public Task ProbeAsync(CancellationToken cancellationToken) => VersionAsync(cancellationToken);

    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CheckAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> MendFutureAsync(FutureBounds bounds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CheckpointAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Archive.SectionNames]);

    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        Task.FromResult(Archive.Revisions.GetValueOrDefault(articleId, []));

    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Removal>>([.. Archive.Removals.Take(limit)]);

    private static Arrival Arrival(StoryArticle article) => new(article.Id, article.FirstSeen);

    private Story Story(IGrouping<long, StoryArticle> members)
    {
        var lead = members.First(article => article.Id == members.Key);
        var (before, after, unlisted) = Parts.GetValueOrDefault(members.Key);
        return new Story
        {
            Continues = before,
            ContinuedBy = after,
            Articles = members.Count() + unlisted,
            Id = members.Key,
            Lead = lead,
            LeadReason = new LeadReason { Lead = lead.Id, Rule = LeadRule.Best, Grounds = [LeadGround.Longest, LeadGround.Carried], Carriers = 3, Points = 2.5 },
            Duplicates = [.. members.Where(article => article.DuplicateOf == lead.Id)],
            SameEvent = [.. members.Where(article => article.Id != lead.Id && article.DuplicateOf != lead.Id)],
            FirstSeen = members.Min(article => article.FirstSeen),
            LastUpdated = members.Max(article => article.UpdatedAt),
            Weight = members.Count() + (1d / (1 + members.Key)),
        };
    }

    private void Count()
    {
        Interlocked.Increment(ref _reads);
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
