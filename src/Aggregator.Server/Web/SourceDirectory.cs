using Aggregator.Sources;

namespace Aggregator.Server.Web;

/// <summary>The sources as the site sees them now; a source that left the list keeps its articles, and what it let us show of them.</summary>
/// <param name="Current">The catalogue's list at this moment.</param>
public sealed record SourceDirectory(Func<IReadOnlyList<Source>> Current)
{
    /// <returns>Null when nobody follows such a source any more.</returns>
    public Source? Find(string id) => Current().FirstOrDefault(source => source.Id == id);

    /// <summary>The terms of a source that left the list; null for one that never was on it.</summary>
    public Func<string, Source?> Former { get; init; } = _ => null;

    /// <returns>Null when nobody ever followed such a source: the pages and feeds of papers that left the list stay.</returns>
    public Source? Known(string id) => Find(id) ?? Former(id);

    /// <summary>Of a paper of which nothing is known we show no more than a quotation, and none of its pictures.</summary>
    public Source OrUnknown(string id) =>
        Known(id) ?? new Source { Id = id, Name = id, Publish = PublishLevel.Excerpt, Images = ImagePolicy.Logo };
}
