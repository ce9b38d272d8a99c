namespace Aggregator.Feeds.Markup;

/// <summary>One node of a document as it is stored. Other nodes are indexes; −1 means none.</summary>
internal struct MarkupRow
{
    /// <summary>The index among the names of the document; −1 for character data.</summary>
    public required int Name;

    public required int Parent;

    public required int Start;

    public int FirstChild = -1;

    public int LastChild = -1;

    public int Next = -1;

    public int End;

    public int FirstAttribute;

    public int AttributeCount;

    public FeedNamespace Namespace;

    public bool IsVerbatim;

    public MarkupRow()
    {
    }
}

/// <summary>One attribute as it is stored. Its value is a range of the source.</summary>
/// <param name="Name">The index among the names of the document.</param>
internal readonly record struct AttributeRow(int Name, int Start, int End);
