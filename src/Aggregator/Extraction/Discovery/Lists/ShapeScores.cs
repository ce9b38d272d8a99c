namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>What the structure says of the links of each address shape, on the average.</summary>
internal sealed class ShapeScores
{
    /// <summary>A wider shape counts like this many links of the narrower one, so it decides where that one is rare.</summary>
    private const int WiderLinks = 3;

    private readonly Dictionary<(int Width, string Shape), (double Sum, int Count)> _shapes = [];

    /// <param name="links">All links of the page.</param>
    /// <param name="structure">The score of each address by structure and text.</param>
    public ShapeScores(IEnumerable<PageLink> links, IReadOnlyDictionary<string, double> structure)
    {
        foreach (var link in links.DistinctBy(link => link.Key))
        {
            foreach (var shape in Widths(link.Shape))
            {
                var known = _shapes.GetValueOrDefault(shape);
                _shapes[shape] = (known.Sum + structure[link.Key], known.Count + 1);
            }
        }
    }

    /// <returns>From 0 to 1.</returns>
    public double Of(AddressShape shape)
    {
        double? wider = null;
        foreach (var width in Widths(shape))
        {
            var (sum, count) = _shapes[width];
            wider = wider is null ? sum / count : (sum + (WiderLinks * wider)) / (count + WiderLinks);
        }

        return wider ?? 0;
    }

    /// <returns>The widest first.</returns>
    private static IEnumerable<(int Width, string Shape)> Widths(AddressShape shape)
    {
        if (shape.Numbers is { } numbers)
        {
            yield return (2, numbers);
        }

        yield return (1, shape.Wide);
        yield return (0, shape.Exact);
    }
}
