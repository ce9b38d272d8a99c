namespace Aggregator.Extraction.Pages;

/// <summary>Decides which embedded posts belong to the article.</summary>
internal static class EmbeddedPosts
{
    private const int MaxParents = 4;

    /// <summary>Whether the post stands between the lines of the article, or just before or after them in the same box.</summary>
    /// <param name="chosen">The lines of the article in document order; at least one.</param>
    public static bool IsAmong(Page page, PageMedia media, IReadOnlyList<Block> chosen)
    {
        var (first, last) = (chosen[0], chosen[^1]);
        if (media.BeforeBlock < first.Index || media.BeforeBlock > last.Index + 1 || !EmbeddedPost.MayBe(media.Node.Tag, media.Node.Names))
        {
            return false;
        }

        var surroundings = Surroundings(media.Node);
        var isInside = media.BeforeBlock > first.Index && media.BeforeBlock <= last.Index;
        return surroundings is not null && !surroundings.Has(NodeTraits.Pruned)
            && (isInside || surroundings.Holds(first.Node) || surroundings.Holds(last.Node))
            && EmbeddedPost.Of(page, media.Node) is not null;
    }

    /// <summary>The first element around the frame that also holds other text. The wrappers inside it are not judged,
    /// because they have names such as «social».</summary>
    private static PageNode? Surroundings(PageNode frame)
    {
        var (node, own) = (frame.Parent, frame.EndBlock - frame.FirstBlock);
        for (var i = 0; i < MaxParents && node is not null && node.EndBlock - node.FirstBlock <= own; i++)
        {
            node = node.Parent;
        }

        return node;
    }
}
