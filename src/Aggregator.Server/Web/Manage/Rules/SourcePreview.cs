using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Trials.Preview;

namespace Aggregator.Server.Web.Manage.Rules;

/// <summary>What settings that are not saved would give, over pages that are at hand. No server is asked.</summary>
/// <param name="List">Null when the source is no list.</param>
/// <param name="Pages">At most ten articles.</param>
public sealed record SourcePreview(ListPreview? List, IReadOnlyList<PagePreview> Pages)
{
    /// <summary>What every selector caught, page by page.</summary>
    public IReadOnlyList<CaughtBySelector> Caught => [.. List?.Caught ?? [], .. Pages.SelectMany(page => page.Caught)];

    public static SourcePreview Of(Source source, FetchedDocument? list, IReadOnlyList<FetchedDocument> pages) => new(
        source.Kind is SourceKind.Listing && list is not null ? RulePreview.OfList(source, list) : null,
        RulePreview.Of(source, pages));
}
