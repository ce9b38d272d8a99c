using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Aggregator.Extraction.Pages.Tree;

// The builder asks for these by type: one class that was all of them would be a script and a template everywhere.

/// <summary>A meta element; another charset in it changes nothing, as the text is decoded.</summary>
internal sealed class TreeMeta(TreeDocument owner) : TreeElement(owner, TreeNames.Element("meta").Kind, NamespaceNames.HtmlUri), IConstructableMetaElement
{
    public void Handle()
    {
        // Nothing follows from it.
    }
}

/// <summary>A script, which never runs.</summary>
internal sealed class TreeScript(TreeDocument owner) : TreeElement(owner, TreeNames.Element("script").Kind, NamespaceNames.HtmlUri), IConstructableScriptElement
{
    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A template, which nobody reads.</summary>
internal sealed class TreeTemplate(TreeDocument owner) : TreeElement(owner, TreeNames.Element("template").Kind, NamespaceNames.HtmlUri), IConstructableTemplateElement
{
    public void PopulateFragment()
    {
        // Its content stays where it is.
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
