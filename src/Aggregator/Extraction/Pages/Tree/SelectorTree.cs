using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The page once more with AngleSharp's own elements, for selectors that only it understands.</summary>
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

    /// <summary>The same builder read the same text: the trees are alike but inside templates, which nobody reads.</summary>
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
