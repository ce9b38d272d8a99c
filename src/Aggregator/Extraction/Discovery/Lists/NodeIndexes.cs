using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The places of some nodes in document order, to count quickly which of them an element holds.</summary>
internal sealed class NodeIndexes
{
    private readonly int[] _sorted;

    public NodeIndexes(IEnumerable<PageNode> nodes)
        : this(nodes.Select(node => node.Index))
    {
    }

    public NodeIndexes(IEnumerable<int> sorted) => _sorted = [.. sorted];

    public int Count => _sorted.Length;

    public int this[int place] => _sorted[place];

    /// <returns>The place of the first node at or after the index.</returns>
    public int From(int index)
    {
        var place = Array.BinarySearch(_sorted, index);
        return place < 0 ? ~place : place;
    }

    public int CountIn(int from, int to) => From(to) - From(from);
}
