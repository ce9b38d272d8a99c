using Aggregator.Sources;

namespace Aggregator.Server.Web;

/// <summary>The sources as the site sees them now; a source that left the list keeps its articles under its id.</summary>
/// <param name="Current">The catalogue's list at this moment.</param>
public sealed record SourceDirectory(Func<IReadOnlyList<Source>> Current)
{
    /// <returns>Null when nobody follows such a source any more.</returns>
    public Source? Find(string id) => Current().FirstOrDefault(source => source.Id == id);

    public Source OrUnknown(string id) => Find(id) ?? new Source { Id = id, Name = id };
}
