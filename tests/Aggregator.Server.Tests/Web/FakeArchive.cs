using Aggregator.Extraction.Revisions;
using Aggregator.Storage;

namespace Aggregator.Server.Tests.Web;

/// <summary>Old versions of articles, removals and section names, in memory.</summary>
internal sealed class FakeArchive
{
    public Dictionary<long, IReadOnlyList<ArticleRevision>> Revisions { get; } = [];

    public List<Removal> Removals { get; } = [];

    public List<string> SectionNames { get; } = [];
}
