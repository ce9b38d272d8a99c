namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>What the structure says of the links of each address shape, on the average.</summary>
internal sealed class ShapeScores
{
    /// <summary>The wide shape counts like this many links of the exact one, so it decides for rare exact shapes.</summary>
    private const int WideLinks = 3;

    private readonly Dictionary<string, (double Sum, int Count)> _shapes = new(StringComparer.Ordinal);

    /// <param name="links">All links of the page.</param>
    /// <param name="structure">The score of each address by structure and text.</param>
    public ShapeScores(IEnumerable<PageLink> links, IReadOnlyDictionary<string, double> structure)
    {
        foreach (var link in links.DistinctBy(link => link.Key))
        {
            Add("exact " + link.Shape.Exact, structure[link.Key]);
            Add("wide " + link.Shape.Wide, structure[link.Key]);
        }
    }

    public double Of(AddressShape shape)
    {
        var (sum, count) = _shapes["exact " + shape.Exact];
        var wide = _shapes["wide " + shape.Wide];
        return (sum + (WideLinks * wide.Sum / wide.Count)) / (count + WideLinks);
    }

    private void Add(string shape, double score)
    {
        var known = _shapes.GetValueOrDefault(shape);
        _shapes[shape] = (known.Sum + score, known.Count + 1);
    }
}
