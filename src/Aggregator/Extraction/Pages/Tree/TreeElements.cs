using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Aggregator.Extraction.Pages.Tree;

// The builder recognises these elements by their interfaces. One class with
// all these interfaces would always be taken for a script and for a template.

/// <summary>A meta element. A charset in it has no effect, because the text is already decoded.</summary>
internal sealed class TreeMeta(TreeDocument owner) : TreeElement(owner, TreeNames.Element("meta").Kind, NamespaceNames.HtmlUri), IConstructableMetaElement
{
    public void Handle()
    {
        // No meta element changes the parsing.
    }
}

/// <summary>A script. Scripts never run.</summary>
internal sealed class TreeScript(TreeDocument owner) : TreeElement(owner, TreeNames.Element("script").Kind, NamespaceNames.HtmlUri), IConstructableScriptElement
{
    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A template. Its content is never read.</summary>
internal sealed class TreeTemplate(TreeDocument owner) : TreeElement(owner, TreeNames.Element("template").Kind, NamespaceNames.HtmlUri), IConstructableTemplateElement
{
    public void PopulateFragment()
    {
        // The content stays among the children of the element.
    }
}

/// <summary>A frame.</summary>
internal sealed class TreeFrame(TreeDocument owner) : TreeElement(owner, TreeNames.Element("frame").Kind, NamespaceNames.HtmlUri), IConstructableFrameElement;

/// <summary>A form.</summary>
internal sealed class TreeForm(TreeDocument owner) : TreeElement(owner, TreeNames.Element("form").Kind, NamespaceNames.HtmlUri), IConstructableFormElement;

/// <summary>An element of MathML.</summary>
internal sealed class TreeMath(TreeDocument owner, string name) : TreeElement(owner, TreeNames.Element(name).Kind, NamespaceNames.MathMlUri), IConstructableMathElement;

/// <summary>An element of SVG.</summary>
internal sealed class TreeSvg(TreeDocument owner, string name) : TreeElement(owner, TreeNames.Element(name).Kind, NamespaceNames.SvgUri), IConstructableSvgElement;
