using Aggregator.Extraction.Revisions;
using Aggregator.Storage;

namespace Aggregator.Server.Tests.Web;

/// <summary>What articles said before and what editors took away, in memory.</summary>
internal sealed class FakeArchive : IRevisionStore, IRemovalStore, ISectionStore
{
    public Dictionary<long, IReadOnlyList<ArticleRevision>> Revisions { get; } = [];

    public List<Removal> Removals { get; } = [];

    public List<string> SectionNames { get; } = [];

    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. SectionNames]);

    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        Task.FromResult(Revisions.GetValueOrDefault(articleId, []));

    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Removal>>([.. Removals.Take(limit)]);
}
