namespace Aggregator.Extraction.Pages.Tree;

/// <summary>A node of a page's tree: an element or a text.</summary>
internal abstract class TreeNode
{
    public TreeElement? Parent { get; private set; }

    public TreeNode? Previous { get; private set; }

    public TreeNode? Next { get; private set; }

    /// <summary>Elements around it when it was added.</summary>
    public int Depth { get; private set; }

    /// <param name="parent">Takes the node away from where it was.</param>
    /// <param name="before">A child of the parent; null for the end.</param>
    public void MoveTo(TreeElement parent, TreeNode? before = null)
    {
        Remove();
        (Parent, Next, Previous) = (parent, before, before is null ? parent.Last : before.Previous);
        Depth = parent.Depth + 1;
        if (Previous is null)
        {
            parent.First = this;
        }
        else
        {
            Previous.Next = this;
        }

        if (before is null)
        {
            parent.Last = this;
        }
        else
        {
            before.Previous = this;
        }
    }

    public void Remove()
    {
        if (Parent is null)
        {
            return;
        }

        if (Previous is null)
        {
            Parent.First = Next;
        }
        else
        {
            Previous.Next = Next;
        }

        if (Next is null)
        {
            Parent.Last = Previous;
        }
        else
        {
            Next.Previous = Previous;
        }

        (Parent, Previous, Next) = (null, null, null);
    }
}
