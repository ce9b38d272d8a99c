using Aggregator.Extraction.Discovery.Lists;

namespace Aggregator.Benchmarks.Discovery;

/// <summary>Chooses the thresholds on all sites but one, and marks the pages of that one.</summary>
internal sealed class ThresholdFit
{
    private readonly IReadOnlyList<HomePage> _pages;
    private readonly List<(ListOptions Options, ListMark[] Marks)> _tried;

    public ThresholdFit(IReadOnlyList<HomePage> pages)
    {
        _pages = pages;
        _tried = [.. Grid().Select(options => (options, pages.Select(page => ListMark.Of(page, page.Find(options))).ToArray()))];
    }

    public int Settings => _tried.Count;

    public ListOptions Best => Choose(_ => true).Options;

    /// <returns>The mark of each page with the thresholds of the other sites.</returns>
    public List<(HomePage Page, ListMark Mark, ListOptions Options)> LeaveOneOut() =>
        [.. _pages.Select((page, i) =>
        {
            var (options, marks) = Choose(other => other.Site != page.Site);
            return (page, marks[i], options);
        })];

    /// <summary>Both readings of the optional links count alike. Of equal settings, the one nearest to the shipped one wins.</summary>
    private (ListOptions Options, ListMark[] Marks) Choose(Func<HomePage, bool> isSeen)
    {
        var seen = Enumerable.Range(0, _pages.Count).Where(i => isSeen(_pages[i])).ToArray();
        return _tried.MaxBy(tried => seen.Average(i => tried.Marks[i].F1 + tried.Marks[i].Strict) - (0.001 * Distance(tried.Options)));
    }

    private static double Distance(ListOptions options) =>
        Math.Abs(options.Threshold - ListOptions.Default.Threshold) + Math.Abs(options.ShapeWeight - ListOptions.Default.ShapeWeight)
        + Math.Abs(options.DoubtCost - ListOptions.Default.DoubtCost) + Math.Abs(options.PlaceCost - ListOptions.Default.PlaceCost);

    private static IEnumerable<ListOptions> Grid() =>
        from threshold in new[] { 0.4, 0.45, 0.5, 0.55, 0.6 }
        from shape in new[] { 0.3, 0.4, 0.5, 0.6 }
        from doubt in new[] { 0.1, 0.15, 0.2, 0.3 }
        from place in new[] { 0.3, 0.4, 0.5 }
        select new ListOptions { Threshold = threshold, ShapeWeight = shape, DoubtCost = doubt, PlaceCost = place };
}
