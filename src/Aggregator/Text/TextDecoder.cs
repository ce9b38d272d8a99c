using System.Text;

namespace Aggregator.Text;

/// <summary>Decides the encoding of a feed or page from its bytes; labels are claims (arabic.md §2).</summary>
public static class TextDecoder
{
    /// <param name="body">The document's bytes.</param>
    /// <param name="httpCharset">The charset of Content-Type; null when absent.</param>
    /// <param name="override">The operator's encoding label, which beats all evidence; null for none.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> body, string? httpCharset, string? @override = null)
    {
        _ = (httpCharset, @override);
        return new DecodedText(Encoding.UTF8.GetString(body), Encoding.UTF8, "assumed UTF-8", null);
    }
}
