using System.Collections.Frozen;
using Aggregator.Sources;

namespace Aggregator.Server.Web;

/// <summary>The sources of the site. A source that left the list keeps its articles, and the publisher's permission for
/// them.</summary>
/// <param name="Current">Gives the current list of the catalogue.</param>
public sealed record SourceDirectory(FollowedSources Current)
{
    private Listed _listed = new([], FrozenDictionary<string, Source>.Empty);

    /// <returns>Null when the source is not in the list.</returns>
    /// <remarks>One page asks about fifty times, so the list is indexed once for each new list.</remarks>
    public Source? Find(string id)
    {
        var (list, listed) = (Current(), _listed);
        if (!ReferenceEquals(listed.List, list))
        {
            _listed = listed = new(list, list.DistinctBy(source => source.Id).ToFrozenDictionary(source => source.Id, StringComparer.Ordinal));
        }

        return listed.ById.GetValueOrDefault(id);
    }

    /// <summary>The permission of a source that left the list; null for a source that never was on it.</summary>
    public Func<string, Source?> Former { get; init; } = _ => null;

    /// <summary>Whether a source was removed with its articles, so that its pictures are served no more.</summary>
    public Func<string, bool> IsGone { get; init; } = _ => false;

    /// <returns>Null when the source never was on the list. Papers that left the list keep their pages and feeds.</returns>
    public Source? Known(string id) => Find(id) ?? Former(id);

    /// <summary>For an unknown paper only a quotation is shown, and no pictures.</summary>
    public Source OrUnknown(string id) =>
        Known(id) ?? new Source { Id = id, Name = id, Publish = PublishLevel.Excerpt, Images = ImagePolicy.Logo };

    private sealed record Listed(IReadOnlyList<Source> List, FrozenDictionary<string, Source> ById);
}
