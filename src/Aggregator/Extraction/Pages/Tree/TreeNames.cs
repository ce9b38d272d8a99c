using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The names that pages use, one string for each name, and
/// the flags by which the tree builder treats elements.</summary>
internal static class TreeNames
{
    private static readonly string[] Elements = (
        "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blockquote body br button canvas caption center cite code "
        + "col colgroup command data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 "
        + "h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem "
        + "meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script "
        + "section select slot small source span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul "
        + "var video wbr xmp").Split(' ');

    private static readonly FrozenDictionary<string, NodeFlags> Flags = ReadFlags(NamespaceNames.HtmlUri, Elements);

    // HTML may stand inside these elements of SVG and MathML (HTML standard §13.2.6.5).
    private static readonly FrozenDictionary<string, NodeFlags> SvgFlags = ReadFlags(NamespaceNames.SvgUri, ["svg", "foreignObject", "desc", "title"]);
    private static readonly FrozenDictionary<string, NodeFlags> MathFlags = ReadFlags(NamespaceNames.MathMlUri, ["math", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"]);

    private static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(KnownAttributes.All, StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributesBySpan = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, (ElementKind Kind, NodeFlags Flags)> Kinds =
        Elements.ToFrozenDictionary(name => name, name => (new ElementKind(name), Flags[name]), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (ElementKind Kind, NodeFlags Flags)>.AlternateLookup<ReadOnlySpan<char>> KindsBySpan = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    public static (ElementKind Kind, NodeFlags Flags) Element(ReadOnlySpan<char> name) =>
        KindsBySpan.TryGetValue(name, out var known) ? known : (new ElementKind(name.ToString()), NodeFlags.HtmlMember);

    public static string Attribute(ReadOnlySpan<char> name) => AttributesBySpan.TryGetValue(name, out var known) ? known : name.ToString();

    public static NodeFlags FlagsOf(string name) => Flags.TryGetValue(name, out var flags) ? flags : NodeFlags.HtmlMember;

    public static NodeFlags SvgFlagsOf(string name) => SvgFlags.TryGetValue(name, out var flags) ? flags : NodeFlags.SvgMember;

    public static NodeFlags MathFlagsOf(string name) => MathFlags.TryGetValue(name, out var flags) ? flags : NodeFlags.MathMember;

    /// <summary>Takes the flags from AngleSharp's own elements, so that both kinds of tree are built alike.</summary>
    private static FrozenDictionary<string, NodeFlags> ReadFlags(string space, IEnumerable<string> names)
    {
        using var document = new HtmlParser().ParseDocument("");
        return names.ToFrozenDictionary(name => name, name => document.CreateElement(space, name).Flags, StringComparer.Ordinal);
    }
}
