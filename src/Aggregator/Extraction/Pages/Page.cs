using Aggregator.Extraction.Pages.Tree;
using Aggregator.Extraction.Pages.Trimming;
using Aggregator.Extraction.Themes;

namespace Aggregator.Extraction.Pages;

/// <summary>A page after the walk: its elements, text blocks, pictures
/// and the declarations of its head, in document order.</summary>
internal sealed class Page
{
    public required Uri Url { get; init; }

    /// <summary>The address that relative addresses are resolved against: &lt;base href&gt;, or the page's own address.</summary>
    public required Uri Base { get; init; }

    /// <summary>The templates whose marks occur on the page.</summary>
    public required IReadOnlyList<Theme> Themes { get; init; }

    /// <summary>Whether all attributes were kept, and not only those that extraction reads.</summary>
    public required bool KeepsAll { get; init; }

    /// <summary>The markup as it was received. It lies in rented memory, which is returned when the page has been read.</summary>
    public required ReadOnlyMemory<char> Original { get; init; }

    /// <summary>Null when the page has no element.</summary>
    public required TreeElement? Root { get; init; }

    public required IReadOnlyList<PageNode> Nodes { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    public required IReadOnlyList<TextPiece> Pieces { get; init; }

    public required IReadOnlyList<PageMedia> Media { get; init; }

    public required IReadOnlyList<PageNode> Metas { get; init; }

    public required IReadOnlyList<PageNode> Links { get; init; }

    /// <summary>Every a element with an address.</summary>
    public required IReadOnlyList<PageNode> Anchors { get; init; }

    /// <summary>Elements with itemprop or an author's RDFa, and time elements.</summary>
    public required IReadOnlyList<PageNode> Marked { get; init; }

    public required IReadOnlyList<PageNode> Headings { get; init; }

    /// <summary>Elements whose class or id names a date or an author, and links to the pages of authors.</summary>
    public required IReadOnlyList<PageNode> Named { get; init; }

    public required string? HeadTitle { get; init; }

    public required IReadOnlyList<string> JsonLdScripts { get; init; }

    public required int ScriptCharacters { get; init; }

    /// <summary>The tree for CSS selectors; it is built on first use.</summary>
    public SelectorTree Selectors => field ??= new SelectorTree(HtmlTrimmer.Trim(Original.Span, KeepsAll), Root);

    /// <summary>The text inside a node, with a space between two lines; at most <paramref name="limit"/> characters.</summary>
    /// <remarks>Only the node's own pieces are read. A line may hold thousands of small elements, and the whole line
    /// would be read for each of them.</remarks>
    public string TextOf(PageNode node, int limit = 2000)
    {
        var text = new System.Text.StringBuilder();
        var line = node.FirstBlock;
        for (var i = node.FirstPiece; i < node.EndPiece && text.Length < limit; i++)
        {
            var before = line;
            while (line < Blocks.Count && Blocks[line].EndPiece <= i)
            {
                line++;
            }

            AppendWords(text, line == before ? Pieces[i].Text : $" {Pieces[i].Text}", limit);
        }

        return text.ToString().TrimEnd();
    }

    private static void AppendWords(System.Text.StringBuilder text, string piece, int limit)
    {
        foreach (var sign in piece)
        {
            if (text.Length >= limit)
            {
                return;
            }

            if (!char.IsWhiteSpace(sign))
            {
                _ = sign is '\u200B' or '\uFEFF' ? text : text.Append(sign);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }
    }

    public Uri? Resolve(string? address)
    {
        var cleaned = address?.Trim();
        return cleaned is { Length: > 0 and < 4000 }
            && Uri.TryCreate(Base, cleaned, out var uri)
            && uri.Scheme is ("http" or "https")
            ? uri
            : null;
    }
}
