using Aggregator.Extraction.Revisions;
using Aggregator.Storage;

namespace Aggregator.Server.Tests.Web;

/// <summary>What articles said before, what editors took away and how papers name their sections, in memory.</summary>
internal sealed class FakeArchive
{
    public Dictionary<long, IReadOnlyList<ArticleRevision>> Revisions { get; } = [];

    public List<Removal> Removals { get; } = [];

    public List<string> SectionNames { get; } = [];
}
