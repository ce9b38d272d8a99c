namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The addresses of the likely articles of a page. A doubtful word says nothing where four of five have it: some papers
/// write "archives" into every address. Another site says nothing where most links lead to others.</summary>
internal sealed record UsualAddress(int Doubt, bool IsForeign)
{
    /// <param name="likely">The links that structure and text call articles.</param>
    public static UsualAddress Of(IEnumerable<PageLink> likely)
    {
        var shapes = likely.DistinctBy(link => link.Key).Select(link => link.Shape).ToList();
        var doubts = shapes.Select(shape => shape.Doubt).Order().ToList();
        return new UsualAddress(doubts.Count == 0 ? 0 : doubts[doubts.Count / 5], 2 * shapes.Count(shape => shape.IsForeign) > shapes.Count);
    }
}
