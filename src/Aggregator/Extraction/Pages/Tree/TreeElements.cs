using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Aggregator.Extraction.Pages.Tree;

// The builder asks for these by type: one class that was all of them would be a script and a template everywhere.

/// <summary>A meta element; another charset in it changes nothing, as the text is decoded.</summary>
internal sealed class TreeMeta() : TreeElement("meta", NamespaceNames.HtmlUri), IConstructableMetaElement
{
    public void Handle()
    {
        // Nothing follows from it.
    }
}

/// <summary>A script, which never runs.</summary>
internal sealed class TreeScript() : TreeElement("script", NamespaceNames.HtmlUri), IConstructableScriptElement
{
    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A template, which nobody reads.</summary>
internal sealed class TreeTemplate() : TreeElement("template", NamespaceNames.HtmlUri), IConstructableTemplateElement
{
    public void PopulateFragment()
    {
        // Its content stays where it is.
    }
}

/// <summary>A frame.</summary>
internal sealed class TreeFrame() : TreeElement("frame", NamespaceNames.HtmlUri), IConstructableFrameElement;

/// <summary>A form.</summary>
internal sealed class TreeForm() : TreeElement("form", NamespaceNames.HtmlUri), IConstructableFormElement;

/// <summary>An element of MathML.</summary>
internal sealed class TreeMath(string name) : TreeElement(name, NamespaceNames.MathMlUri), IConstructableMathElement;

/// <summary>An element of SVG.</summary>
internal sealed class TreeSvg(string name) : TreeElement(name, NamespaceNames.SvgUri), IConstructableSvgElement;
