using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Marks whole boxes that begin with a boilerplate line: related stories, podcasts, invitations to follow.</summary>
internal static class Boxes
{
    private const int MaxLength = 1500;

    public static void Mark(Page page)
    {
        var (mass, length) = Sums(page);
        foreach (var block in page.Blocks.Where(Opens))
        {
            PageNode? box = null;
            for (var node = block.Node; node is not null && node.FirstBlock == block.Index; node = node.Parent)
            {
                if (mass[node.EndBlock] > mass[node.FirstBlock] || length[node.EndBlock] - length[node.FirstBlock] > MaxLength)
                {
                    break;
                }

                box = node;
            }

            for (var i = box?.FirstBlock ?? 0; i < (box?.EndBlock ?? 0); i++)
            {
                page.Blocks[i].IsTeaser = true;
            }
        }
    }

    private static bool Opens(Block block) =>
        !block.IsPruned && block.Line is LineKind.ReadAlso or LineKind.Share or LineKind.Promotion or LineKind.Comments or LineKind.SourceLink;

    private static (double[] Mass, int[] Length) Sums(Page page)
    {
        var mass = new double[page.Blocks.Count + 1];
        var length = new int[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            mass[i + 1] = mass[i] + page.Blocks[i].Mass;
            length[i + 1] = length[i] + page.Blocks[i].Length;
        }

        return (mass, length);
    }
}
