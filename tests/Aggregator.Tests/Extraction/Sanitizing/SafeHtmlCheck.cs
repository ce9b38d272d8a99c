using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Tests.Extraction.Sanitizing;

/// <summary>Checks sanitised HTML independently of the sanitiser, with AngleSharp's full parser and lists of its own.</summary>
internal static class SafeHtmlCheck
{
    private static readonly HashSet<string> Elements = [.. (
        "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em "
        + "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav ol p picture pre q s samp section small source "
        + "span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr").Split(' ')];

    private static readonly HashSet<string> Attributes = [.. (
        "href rel src srcset sizes alt title lang dir width height colspan rowspan span scope start reversed open datetime cite poster type media "
        + "loading referrerpolicy controls preload").Split(' ')];

    /// <returns>What must not be in the HTML; empty when it is safe.</returns>
    public static IReadOnlyList<string> Faults(string html)
    {
        List<string> faults = [];
        foreach (var scripting in new[] { false, true })
        {
            var body = Parse(html, scripting);
            foreach (var node in body.GetDescendants())
            {
                Judge(node, faults);
            }

            // AngleSharp writes a line feed here that HTML serialisers of browsers drop, so the text must not begin with one.
            if (html.Contains("<pre>\n", StringComparison.Ordinal))
            {
                faults.Add("pre loses a line each time it is written");
            }

            var written = body.InnerHtml;
            if (Parse(written, scripting).InnerHtml != written)
            {
                faults.Add("parsed twice, another tree");
            }

            if (Flattened(written) != Flattened(html))
            {
                faults.Add("read back otherwise than written");
            }
        }

        return faults;
    }

    private static void Judge(INode node, List<string> faults)
    {
        if (node is not (IText or IElement))
        {
            faults.Add($"a {node.NodeType}");
        }

        if (node is not IElement element)
        {
            return;
        }

        if (!Elements.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
        {
            faults.Add($"<{element.LocalName}>");
        }

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name))
            {
                faults.Add($"@{attribute.Name}");
            }

            if (attribute.Name is "href" or "src" or "cite" or "poster" && !(IsHarmless(attribute.Value) && Uri.TryCreate(attribute.Value, UriKind.Absolute, out _)))
            {
                faults.Add($"@{attribute.Name}={attribute.Value}");
            }
        }
    }

    /// <summary>The HTML without what a parser adds or writes differently: implied parts of tables, character
    /// references.</summary>
    private static string Flattened(string html) => html
        .Replace("<tbody>", "", StringComparison.Ordinal).Replace("</tbody>", "", StringComparison.Ordinal)
        .Replace("<colgroup>", "", StringComparison.Ordinal).Replace("</colgroup>", "", StringComparison.Ordinal)
        .Replace("&nbsp;", "\u00a0", StringComparison.Ordinal)
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);

    private static bool IsHarmless(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private static IElement Parse(string html, bool scripting)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = scripting });
        var document = parser.ParseDocument("<!doctype html><body>");
        var context = document.CreateElement("div");
        context.Append([.. parser.ParseFragment(html, context)]);
        return context;
    }
}
