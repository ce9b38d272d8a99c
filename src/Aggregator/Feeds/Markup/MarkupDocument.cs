using Aggregator.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>A document with markup, however damaged, as a tree over its source text. All of it is in rented memory.</summary>
/// <param name="source">Decoded and cleaned; its owner disposes of it.</param>
/// <param name="repairs">Receives the faults of the document.</param>
internal sealed class MarkupDocument(CharacterBuffer source, RepairLog repairs) : IDisposable
{
    /// <summary>The largest number of nodes and attributes together. The rest of the document is cut off. 10,000 full
    /// entries need half of it.</summary>
    public const int MaxNodes = 1_000_000;

    private readonly CharacterBuffer _decoded = new(1024);
    private readonly CharacterBuffer _html = new(1024);

    public bool IsFull => Nodes.Count + Attributes.Count >= MaxNodes;

    public ReadOnlySpan<char> Source => source.Characters;

    public RepairLog Repairs { get; } = repairs;

    public MarkupNames Names { get; } = new(source);

    public RentedList<MarkupRow> Nodes { get; } = new(1024);

    public RentedList<AttributeRow> Attributes { get; } = new(256);

    /// <summary>The entities of the DOCTYPE that are plain text and never markup; null when there are none.</summary>
    public Dictionary<string, string>? Entities { get; set; }

    /// <summary>How many characters entity references may still add to the document. Without this limit a small
    /// document could expand without end.</summary>
    public int ExpansionBudget { get; set; } = 64 * 1024;

    /// <summary>The root of the feed; null when the document has none.</summary>
    public MarkupNode? Root { get; set; }

    /// <summary>The zone of dates without an offset; null means UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Whether <c>xml:base</c> occurs anywhere. Most feeds have none, and no search is made in them.</summary>
    public bool HasBase { get; set; }

    /// <returns>The characters of a range with references decoded; valid until the next call.</returns>
    public ReadOnlySpan<char> Decode(int start, int end)
    {
        var raw = Source[start..end];
        if (!raw.Contains('&'))
        {
            return raw;
        }

        _decoded.Clear();
        CharacterReferences.Append(_decoded, raw, start, this);
        return _decoded.Characters;
    }

    /// <returns>The character data of an element and its descendants; valid until the next call.</returns>
    public ReadOnlySpan<char> Text(MarkupNode element)
    {
        var first = Nodes[element.Index].FirstChild;
        if (first < 0)
        {
            return [];
        }

        ref var only = ref Nodes[first];
        if (only.Next < 0 && only.Name < 0)
        {
            return only.IsVerbatim ? Source[only.Start..only.End] : Decode(only.Start, only.End);
        }

        _decoded.Clear();
        AppendText(element);
        return _decoded.Characters;
    }

    /// <returns>The content of an element as HTML: character data escaped, child elements as tags. Valid until the next call.</returns>
    /// <param name="element">The element whose children are written.</param>
    /// <param name="escapes">False when the character data is markup too.</param>
    public ReadOnlySpan<char> InnerHtml(MarkupNode element, bool escapes = true)
    {
        _html.Clear();
        MarkupSerializer.AppendChildren(_html, element, escapes);
        return _html.Characters;
    }

    public void Append(int parent, in MarkupRow child)
    {
        var index = Nodes.Count;
        Nodes.Add(child);
        if (parent < 0)
        {
            return;
        }

        ref var row = ref Nodes[parent];
        if (row.LastChild < 0)
        {
            row.FirstChild = index;
        }
        else
        {
            Nodes[row.LastChild].Next = index;
        }

        row.LastChild = index;
    }

    public void Dispose()
    {
        Nodes.Dispose();
        Attributes.Dispose();
        _decoded.Dispose();
        _html.Dispose();
    }

    private void AppendText(MarkupNode element)
    {
        foreach (var child in element.Children)
        {
            if (child.IsElement)
            {
                AppendText(child);
            }
            else if (child.IsVerbatim)
            {
                _decoded.Append(Source[child.Start..child.End]);
            }
            else
            {
                CharacterReferences.Append(_decoded, Source[child.Start..child.End], child.Start, this);
            }
        }
    }
}
