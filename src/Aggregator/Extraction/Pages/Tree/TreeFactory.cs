using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Creates the nodes that AngleSharp's tree builder asks for.</summary>
internal sealed class TreeFactory : IDomConstructionElementFactory<TreeDocument, TreeElement>
{
    public TreeElement Create(TreeDocument document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None)
    {
        var (kind, own) = TreeNames.Element(localName.Memory.Span);
        return new TreeElement(document, kind, NamespaceNames.HtmlUri) { Flags = own | flags };
    }

    public TreeElement CreateNoScript(TreeDocument document, bool scripting) => Create(document, "noscript");

    public IConstructableNode CreateDocumentType(TreeDocument document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => new TreeText("");

    public IConstructableMathElement CreateMath(TreeDocument document, StringOrMemory name = default) =>
        name.Length == 0 ? CreateMath(document, "math") : new TreeMath(document, name.ToString()) { Flags = TreeNames.MathFlagsOf(name.ToString()) };

    public IConstructableSvgElement CreateSvg(TreeDocument document, StringOrMemory name = default) =>
        name.Length == 0 ? CreateSvg(document, "svg") : new TreeSvg(document, name.ToString()) { Flags = TreeNames.SvgFlagsOf(name.ToString()) };

    public IConstructableMetaElement CreateMeta(TreeDocument document) => new TreeMeta(document) { Flags = TreeNames.FlagsOf("meta") };

    public IConstructableScriptElement CreateScript(TreeDocument document, bool parserInserted, bool started) => new TreeScript(document) { Flags = TreeNames.FlagsOf("script") };

    public IConstructableFrameElement CreateFrame(TreeDocument document) => new TreeFrame(document) { Flags = TreeNames.FlagsOf("frame") };

    public IConstructableTemplateElement CreateTemplate(TreeDocument document) => new TreeTemplate(document) { Flags = TreeNames.FlagsOf("template") };

    public IConstructableFormElement CreateForm(TreeDocument document) => new TreeForm(document) { Flags = TreeNames.FlagsOf("form") };

    public TreeElement CreateUnknown(TreeDocument document, StringOrMemory tagName) => Create(document, tagName);

    public TreeDocument CreateDocument(TextSource source, IBrowsingContext? context = null) => new(source);
}
