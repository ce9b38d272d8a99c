using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Feeds.Markup;
using Aggregator.Text.Dates;
using Aggregator.Text.Encodings;

namespace Aggregator.Feeds.Testimony;

/// <summary>Reads the texts of elements and decides whether they are plain text or markup.</summary>
internal static partial class Texts
{
    /// <returns>Trimmed; null when absent or blank.</returns>
    public static string? Plain(MarkupNode? node) => node is { } element ? Trimmed(element, element.Document.Text(element)) : null;

    /// <returns>In UTC; null when absent or not a date.</returns>
    public static DateTimeOffset? Date(MarkupNode? node) =>
        node is { } element ? DateReader.Read(element.Document.Text(element), zone: element.Document.Zone) : null;

    /// <returns>Null when absent, negative or not a number.</returns>
    public static int? Number(MarkupNode node) =>
        int.TryParse(node.Document.Text(node).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A text whose kind is not stated. It counts as markup when it looks like markup.</summary>
    public static FeedText? Sniffed(MarkupNode node, Addresses addresses)
    {
        var hasElements = node.HasElements;
        return Inner(node, hasElements) is { } value
            ? new FeedText(value, hasElements || LooksLikeHtml(value) ? FeedTextKind.Html : FeedTextKind.Text, addresses.BaseOf(node))
            : null;
    }

    /// <summary>A text that is markup by the rules of its format.</summary>
    public static FeedText? Html(MarkupNode node, Addresses addresses) => Verbatim(node) is { } value
        ? new FeedText(value, FeedTextKind.Html, addresses.BaseOf(node))
        : null;

    /// <summary>The content of an element with its tags, because tags inside an identity belong to the identity.</summary>
    public static string? Verbatim(MarkupNode node) => Inner(node, node.HasElements);

    /// <summary>Whether a text has HTML tags or character references. "1 &lt; 2" and "AT&amp;T" have neither.</summary>
    public static bool LooksLikeHtml(string value)
    {
        var span = value.AsSpan();
        return span.ContainsAny('<', '&') && ((span.Contains('<') && HasHtmlTag(value)) || (span.Contains('&') && Reference.IsMatch(value)));
    }

    /// <returns>The text without white space around it, repaired when it
    /// is UTF-8 that was encoded twice; null when it is blank.</returns>
    public static string? Trimmed(MarkupNode node, ReadOnlySpan<char> text)
    {
        var trimmed = WithoutMarkers(text.Trim());
        if (trimmed.IsEmpty)
        {
            return null;
        }

        if (Mojibake.RepairText(trimmed) is { } repaired)
        {
            node.Document.Repairs.Add(node.Start, "A text that was UTF-8 saved twice was put right.");
            return repaired;
        }

        return trimmed.ToString();
    }

    /// <summary>Removes the inner CDATA markers of a text that was wrapped twice.</summary>
    private static ReadOnlySpan<char> WithoutMarkers(ReadOnlySpan<char> text) =>
        !text.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase) ? text
        : text.EndsWith("]]>") ? text[9..^3].Trim()
        : text.Length > 10 && text.EndsWith("]]") ? text[9..^2].Trim()
        : text;

    /// <summary>Child elements inside a text are markup that the publisher did not escape.</summary>
    private static string? Inner(MarkupNode node, bool hasElements) =>
        Trimmed(node, hasElements ? node.Document.InnerHtml(node) : node.Document.Text(node));

    /// <summary>"Nice &lt;gorilla&gt;" is not markup, because HTML has no such element.</summary>
    private static bool HasHtmlTag(string value)
    {
        for (var at = value.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < value.Length; at = value.IndexOf('<', at + 1))
        {
            var rest = value.AsSpan(value[at + 1] == '/' ? at + 2 : at + 1);
            var length = rest.IndexOfAnyExcept(NameCharacters);
            if (length is > 0 and <= 10 && rest[length] is '>' or '/' or ' ' or '\n' or '\t' && HtmlTags.Contains(rest[..length]))
            {
                return true;
            }
        }

        return value.Contains("<!--", StringComparison.Ordinal);
    }

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HtmlTags = FrozenSet.ToFrozenSet(
        ("a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col "
        + "colgroup data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 "
        + "head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu meta nav noscript object ol "
        + "optgroup option p param picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg "
        + "table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr").Split(' '),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    [GeneratedRegex("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Reference { get; }
}
