using System.Buffers;
using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>What a document's labels claim, in the order of RFC 7303: header, declaration, meta.</summary>
/// <param name="Known">The labels that name an encoding.</param>
/// <param name="Text">All labels as written, for the report.</param>
internal sealed record EncodingLabels(IReadOnlyList<(string Label, Encoding Encoding, string Origin)> Known, string Text)
{
    private const int SearchedBytes = 4096;
    private const int MaxTagBytes = 300;
    private const int MaxLabelBytes = 40;

    public bool ContradictsUtf8 => Text.Length > 0 && !Known.Any(known => known.Encoding.CodePage == Encoding.UTF8.CodePage);

    public static EncodingLabels Find(ReadOnlySpan<byte> body, string? httpCharset)
    {
        var start = body[..Math.Min(body.Length, SearchedBytes)];
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

    public static string? FromDeclaration(ReadOnlySpan<byte> start) => Label(start, "<?xml"u8, "encoding"u8);

    private static string? FromMeta(ReadOnlySpan<byte> start) => Label(start, "<meta"u8, "charset"u8);

    private static string? Label(ReadOnlySpan<byte> start, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> attribute)
    {
        for (var at = start.IndexOf((byte)'<'); at >= 0; at = start.IndexOf((byte)'<'))
        {
            start = start[at..];
            if (start.Length > tag.Length && Ascii.EqualsIgnoreCase(start[..tag.Length], tag))
            {
                var inside = start[tag.Length..Math.Min(start.Length, MaxTagBytes)];
                var end = inside.IndexOf((byte)'>');
                if (Value(end < 0 ? inside : inside[..end], attribute) is { } label)
                {
                    return label;
                }
            }

            start = start[1..];
        }

        return null;
    }

    private static string? Value(ReadOnlySpan<byte> inside, ReadOnlySpan<byte> attribute)
    {
        for (var i = 1; i + attribute.Length < inside.Length; i++)
        {
            if (!Ascii.EqualsIgnoreCase(inside.Slice(i, attribute.Length), attribute))
            {
                continue;
            }

            var rest = inside[(i + attribute.Length)..].TrimStart(" \t\r\n"u8);
            if (rest is [(byte)'=', ..])
            {
                var value = rest[1..].TrimStart(" \t\r\n\"'"u8);
                var length = value.IndexOfAnyExcept(LabelBytes);
                value = length < 0 ? value : value[..length];
                return value.IsEmpty || value.Length > MaxLabelBytes ? null : Encoding.ASCII.GetString(value);
            }
        }

        return null;
    }

    private static readonly SearchValues<byte> LabelBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"u8);
}
