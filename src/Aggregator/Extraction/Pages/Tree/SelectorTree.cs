using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The page parsed again into AngleSharp's own elements, for selectors that only AngleSharp can match.</summary>
internal sealed class SelectorTree
{
    private readonly IHtmlDocument _document;
    private readonly Dictionary<TreeElement, IElement> _twins = new(ReferenceEqualityComparer.Instance);

    public SelectorTree(string html, TreeElement? root)
    {
        _document = new HtmlParser(TreeParser.Options).ParseDocument(html);
        if (root is not null && _document.DocumentElement is { } twin)
        {
            Pair(root, twin);
        }
    }

    public bool Matches(TreeElement element, ISelector selector) =>
        _twins.TryGetValue(element, out var twin) && selector.Match(twin, _document.DocumentElement);

    /// <summary>Pairs the elements of both trees. The same builder read the same text, so the trees are equal except
    /// inside templates, which are never read.</summary>
    private void Pair(TreeElement root, IElement twin)
    {
        var waiting = new Stack<(TreeElement Ours, IElement Theirs)>([(root, twin)]);
        while (waiting.TryPop(out var pair))
        {
            _twins[pair.Ours] = pair.Theirs;
            foreach (var (ours, theirs) in pair.Ours.OfType<TreeElement>().Zip(pair.Theirs.Children))
            {
                if (ours.LocalName == theirs.LocalName)
                {
                    waiting.Push((ours, theirs));
                }
            }
        }
    }
}
