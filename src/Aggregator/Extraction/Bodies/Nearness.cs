using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>How near two blocks stand to each other in the tree of the page.</summary>
internal static class Nearness
{
    private const int MaxWrappers = 6;
    private const int MaxLevels = 3;

    /// <summary>Whether the block has the same parent as the anchor, or is an item of a list with that parent.</summary>
    public static bool IsBeside(Block block, Block anchor) =>
        block.Node == anchor.Node || block.Node.Parent == anchor.Node.Parent
        || ((block.Place & BlockPlace.ListItem) != 0 && block.Node.Parent?.Parent == anchor.Node.Parent);

    /// <summary>Whether the blocks have a common ancestor at most three levels up, because many templates put each
    /// paragraph into a box of its own.</summary>
    public static bool IsNear(Block block, Block anchor)
    {
        var place = PlaceOf(block);
        var around = PlaceOf(anchor);
        for (var level = 0; level < MaxLevels && around is not null; level++, around = around.Parent)
        {
            if (place == around || place.Parent == around || place.Parent?.Parent == around)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the blocks are near, and their elements and the elements around them have the same names.</summary>
    public static bool IsTwin(Block block, Block anchor) =>
        block.Node.Names == anchor.Node.Names && block.Node.Parent?.Names == anchor.Node.Parent?.Names
        && block.Node.Parent?.Names.Length > 0 && IsNear(block, anchor);

    /// <summary>The outermost element that holds only this block; for list
    /// items and table cells, the element around their list or table.</summary>
    private static PageNode PlaceOf(Block block)
    {
        var node = (block.Place & (BlockPlace.ListItem | BlockPlace.Cell)) != 0 ? ListAround(block.Node) : block.Node;
        for (var level = 0; level < MaxWrappers && node.Parent is { } parent && HoldsTheSame(node, parent); level++)
        {
            node = parent;
        }

        return node;
    }

    /// <summary>The outermost list or table around the element; the element itself when there is none.</summary>
    private static PageNode ListAround(PageNode node)
    {
        var list = node;
        var outer = node;
        for (var level = 0; level < MaxWrappers && outer is not null; level++, outer = outer.Parent)
        {
            list = outer.Tag is "ul" or "ol" or "dl" or "table" ? outer : list;
        }

        return list;
    }

    private static bool HoldsTheSame(PageNode node, PageNode parent) => parent.FirstBlock == node.FirstBlock && parent.EndBlock == node.EndBlock;
}
