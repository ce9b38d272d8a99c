using System.Net;
using System.Text;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Writes the chosen blocks as plain HTML: paragraphs, sub-heads, lists, quotes, tables and figures.</summary>
/// <remarks>The HTML is flat, so no page can make us write deeply nested HTML. The sanitiser checks it afterwards.</remarks>
internal sealed class BodyRenderer(Page page)
{
    private const int MaxFigures = 30;

    private readonly StringBuilder _html = new();
    private readonly HashSet<string> _shown = [];
    private readonly HashSet<int> _chosen = [];
    private readonly HashSet<PageNode> _tables = [];
    private string _open = "";
    private PageNode? _row;

    /// <param name="blocks">In document order.</param>
    /// <param name="lead">The picture that is shown above the body and therefore not inside it; null for none.</param>
    public string Render(IReadOnlyList<Block> blocks, Uri? lead)
    {
        if (lead is not null)
        {
            _shown.Add(Pictures.Key(lead));
        }

        var media = Figures(blocks);
        _chosen.UnionWith(blocks.Select(block => block.Index));
        _tables.UnionWith(Tables(blocks));
        var next = 0;
        foreach (var block in blocks)
        {
            while (next < media.Count && media[next].BeforeBlock <= block.Index)
            {
                Figure(media[next++]);
            }

            Write(block);
        }

        for (; next < media.Count; next++)
        {
            Figure(media[next]);
        }

        Switch("");
        return _html.ToString();
    }

    private List<PageMedia> Figures(IReadOnlyList<Block> blocks)
    {
        if (blocks.Count == 0)
        {
            return [];
        }

        var (first, last) = (blocks[0].Index, blocks[^1].Index);
        return [.. page.Media
            .Where(media => EmbeddedPosts.IsAmong(page, media, blocks)
                || (media.BeforeBlock > first && media.BeforeBlock <= last && !media.Node.Has(NodeTraits.Pruned)))
            .Take(MaxFigures * 4)];
    }

    private void Figure(PageMedia media)
    {
        if (EmbeddedPost.Of(page, media.Node) is { } post)
        {
            Link(media, post);
            return;
        }

        if (Pictures.AddressOf(page, media.Node) is not { } address || !_shown.Add(Pictures.Key(address)) || _shown.Count > MaxFigures)
        {
            return;
        }

        Switch("");
        var alt = media.Node.Element.GetAttribute("alt") ?? "";
        _html.Append("<figure><img src=\"").Append(WebUtility.HtmlEncode(address.AbsoluteUri))
            .Append("\" alt=\"").Append(WebUtility.HtmlEncode(alt.Trim())).Append("\">");
        if (Captions.Near(page, media.Node) is { } caption)
        {
            _html.Append("<figcaption>").Append(WebUtility.HtmlEncode(caption)).Append("</figcaption>");
        }

        _html.Append("</figure>\n");
    }

    private void Link(PageMedia media, EmbeddedPost post)
    {
        // When the words of a quoted post are kept, these words hold the link.
        if (!Enumerable.Range(media.Node.FirstBlock, Math.Max(0, media.Node.EndBlock - media.Node.FirstBlock)).Any(_chosen.Contains)
            && _shown.Add(post.Address.AbsoluteUri) && _shown.Count <= MaxFigures)
        {
            Switch("");
            _html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(post.Address.AbsoluteUri)).Append("\">").Append(post.Words).Append("</a></p>\n");
        }
    }

    private void Write(Block block)
    {
        if (block.Heading > 0)
        {
            Switch("");
            Wrap(block.Heading <= 2 ? "h2" : block.Heading == 3 ? "h3" : "h4", block);
            return;
        }

        if ((block.Place & BlockPlace.Cell) != 0 && Around(block.Node, "table") is { } table && _tables.Contains(table) && Around(block.Node, "tr") is { } row)
        {
            Cell(block, row);
            return;
        }

        Switch(block.Place switch
        {
            var place when (place & BlockPlace.ListItem) != 0 => ListTag(block.Node),
            var place when (place & BlockPlace.Quote) != 0 => "blockquote",
            _ => "",
        });
        Wrap(_open is "ul" or "ol" ? "li" : (block.Place & BlockPlace.Preformatted) != 0 ? "pre" : "p", block);
    }

    private void Cell(Block block, PageNode row)
    {
        Switch("table");
        if (_row != row)
        {
            _html.Append(_row is null ? "<tr>" : "</tr><tr>");
            _row = row;
        }

        Wrap("td", block);
    }

    /// <summary>The tables that readers see as tables. ASP.NET puts whole
    /// pages into a table, in which one cell holds all paragraphs.</summary>
    private static IEnumerable<PageNode> Tables(IReadOnlyList<Block> blocks) =>
        from block in blocks
        where (block.Place & BlockPlace.Cell) != 0
        let table = Around(block.Node, "table")
        where table is not null
        group Around(block.Node, "td", "th") by table into cells
        let different = cells.Distinct().Count()
        where different > 1 && cells.Count() <= 2 * different
        select cells.Key;

    private static PageNode? Around(PageNode node, params ReadOnlySpan<string> tags)
    {
        var current = node;
        for (var i = 0; i < 8 && current is not null; i++, current = current.Parent)
        {
            if (tags.Contains(current.Tag))
            {
                return current;
            }
        }

        return null;
    }

    private static string ListTag(PageNode node)
    {
        var current = node;
        for (var i = 0; i < 6 && current is not null; i++, current = current.Parent)
        {
            if (current.Tag is "ol" or "ul")
            {
                return current.Tag;
            }
        }

        return "ul";
    }

    private void Switch(string element)
    {
        if (_open == element)
        {
            return;
        }

        if (_open == "table" && _row is not null)
        {
            _html.Append("</tr>");
            _row = null;
        }

        if (_open.Length > 0)
        {
            _html.Append("</").Append(_open).Append(">\n");
        }

        if (element.Length > 0)
        {
            _html.Append('<').Append(element).Append('>');
        }

        _open = element;
    }

    private void Wrap(string element, Block block)
    {
        _html.Append('<').Append(element).Append('>');
        InlineRenderer.Render(page, block, _html);
        _html.Append("</").Append(element).Append(">\n");
    }
}
