using System.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>A marked-up document, however damaged, as a tree over its source.</summary>
internal sealed class MarkupDocument(string source, RepairLog repairs)
{
    private readonly StringBuilder _buffer = new();

    public string Source { get; } = source;

    public RepairLog Repairs { get; } = repairs;

    public List<MarkupAttribute> Attributes { get; } = [];

    /// <summary>Harmless entities that the DOCTYPE declares; values are text, never markup.</summary>
    public Dictionary<string, string> Entities { get; } = new(StringComparer.Ordinal);

    /// <summary>What entity references may still add to the document, against expansion bombs.</summary>
    public int ExpansionBudget { get; set; } = 64 * 1024;

    /// <summary>The feed's own root; null when the document has none.</summary>
    public MarkupNode? Root { get; set; }

    /// <summary>Of dates without an offset; null means UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Whether any <c>xml:base</c> occurs, so that most feeds need not look for one.</summary>
    public bool HasBase { get; set; }

    public string Decode(int start, int end)
    {
        var raw = Source.AsSpan(start, end - start);
        if (!raw.Contains('&'))
        {
            return raw.ToString();
        }

        _buffer.Clear();
        CharacterReferences.Append(_buffer, raw, start, this);
        return _buffer.ToString();
    }

    /// <summary>The character data of an element and its descendants.</summary>
    public string Text(MarkupNode element)
    {
        if (element.FirstChild is not { } only)
        {
            return "";
        }

        if (only.Next is null && !only.IsElement)
        {
            return only.IsVerbatim ? Source[only.Start..only.End] : Decode(only.Start, only.End);
        }

        var text = new StringBuilder();
        AppendText(text, element);
        return text.ToString();
    }

    /// <summary>The content of an element as HTML: character data escaped, child elements as tags.</summary>
    /// <param name="element">Whose children are written.</param>
    /// <param name="escapes">False when the character data is markup too.</param>
    public static string InnerHtml(MarkupNode element, bool escapes = true)
    {
        var html = new StringBuilder();
        MarkupSerializer.AppendChildren(html, element, escapes);
        return html.ToString();
    }

    private void AppendText(StringBuilder text, MarkupNode element)
    {
        for (var child = element.FirstChild; child is not null; child = child.Next)
        {
            if (child.IsElement)
            {
                AppendText(text, child);
            }
            else if (child.IsVerbatim)
            {
                text.Append(Source, child.Start, child.End - child.Start);
            }
            else
            {
                CharacterReferences.Append(text, Source.AsSpan(child.Start, child.End - child.Start), child.Start, this);
            }
        }
    }
}
