using System.Collections.Frozen;
using Aggregator.Sources;

namespace Aggregator.Server.Web;

/// <summary>The sources as the site sees them now; a source that left the list keeps its articles, and what it let us show of them.</summary>
/// <param name="Current">The catalogue's list at this moment.</param>
public sealed record SourceDirectory(Func<IReadOnlyList<Source>> Current)
{
    private Listed _listed = new([], FrozenDictionary<string, Source>.Empty);

    /// <returns>Null when nobody follows such a source any more.</returns>
    /// <remarks>A page asks some fifty times: a list is looked through once, when it takes the place of another.</remarks>
    public Source? Find(string id)
    {
        var (list, listed) = (Current(), _listed);
        if (!ReferenceEquals(listed.List, list))
        {
            _listed = listed = new(list, list.DistinctBy(source => source.Id).ToFrozenDictionary(source => source.Id, StringComparer.Ordinal));
        }

        return listed.ById.GetValueOrDefault(id);
    }

    /// <summary>The terms of a source that left the list; null for one that never was on it.</summary>
    public Func<string, Source?> Former { get; init; } = _ => null;

    /// <returns>Null when nobody ever followed such a source: the pages and feeds of papers that left the list stay.</returns>
    public Source? Known(string id) => Find(id) ?? Former(id);

    /// <summary>Of a paper of which nothing is known we show no more than a quotation, and none of its pictures.</summary>
    public Source OrUnknown(string id) =>
        Known(id) ?? new Source { Id = id, Name = id, Publish = PublishLevel.Excerpt, Images = ImagePolicy.Logo };

    private sealed record Listed(IReadOnlyList<Source> List, FrozenDictionary<string, Source> ById);
}
