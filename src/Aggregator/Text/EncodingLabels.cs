using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Text;

/// <summary>What a document's labels claim, in the order of RFC 7303: header, declaration, meta.</summary>
/// <param name="Known">The labels that name an encoding.</param>
/// <param name="Text">All labels as written, for the report.</param>
internal sealed partial record EncodingLabels(IReadOnlyList<(string Label, Encoding Encoding, string Origin)> Known, string Text)
{
    private const int SearchedBytes = 4096;

    public bool ContradictsUtf8 => Text.Length > 0 && !Known.Any(known => known.Encoding.CodePage == Encoding.UTF8.CodePage);

    public static EncodingLabels Find(ReadOnlySpan<byte> body, string? httpCharset)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, SearchedBytes)]);
        List<(string, Encoding, string)> known = [];
        List<string> written = [];
        Add(httpCharset, "the HTTP header");
        Add(FromDeclaration(start), "the XML declaration");
        Add(FromMeta(start), "a meta element");
        return new EncodingLabels(known, string.Join(", ", written));

        void Add(string? label, string origin)
        {
            if (string.IsNullOrWhiteSpace(label))
            {
                return;
            }

            written.Add(label);
            if (EncodingLabel.Resolve(label) is { } encoding)
            {
                known.Add((label, encoding, origin));
            }
        }
    }

    public static string? FromDeclaration(string start) => Declaration.Match(start) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? FromMeta(string start) => Meta.Match(start) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']?([A-Za-z0-9._:\-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration { get; }

    [GeneratedRegex("""<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9._:\-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta { get; }
}
