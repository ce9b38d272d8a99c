using System.Collections.Frozen;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The names of HTML's elements: each element of a name has the same kind.</summary>
internal static class TreeNames
{
    private static readonly FrozenDictionary<string, ElementKind> Kinds = (
        "a abbr acronym address annotation-xml applet area article aside audio b base basefont bdi bdo bgsound big blockquote body br button canvas caption center cite code "
        + "col colgroup command data datalist dd del desc details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 "
        + "h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem "
        + "meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script "
        + "search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul "
        + "var video wbr xmp").Split(' ').ToFrozenDictionary(name => name, name => new ElementKind(name), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ElementKind>.AlternateLookup<ReadOnlySpan<char>> BySpan = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Null for a name that is not HTML's.</returns>
    public static ElementKind? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var kind) ? kind : null;

    public static ElementKind Of(string name) => Kinds[name];
}
