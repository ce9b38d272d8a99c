namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The addresses of most likely articles of a page. What most of them have says nothing against one of them: some papers
/// write "archives" into every address, and some pages list the articles of others.</summary>
internal sealed record UsualAddress(int Doubt, bool IsForeign)
{
    /// <param name="likely">The links that structure and text call articles.</param>
    public static UsualAddress Of(IEnumerable<PageLink> likely)
    {
        var shapes = likely.DistinctBy(link => link.Key).Select(link => link.Shape).ToList();
        var doubts = shapes.Select(shape => shape.Doubt).Order().ToList();
        return new UsualAddress(doubts.Count == 0 ? 0 : doubts[doubts.Count / 2], 2 * shapes.Count(shape => shape.IsForeign) > shapes.Count);
    }
}
