using Aggregator.Fetching;
using Aggregator.Text.Sentences;

namespace Aggregator.Extraction.Verdicts;

/// <summary>Recognises bodies that are not a page, by their first bytes and by the server's media type.</summary>
internal static class NotHtml
{
    private const int SampleLength = 2048;

    /// <returns>What it is; null when the body may be HTML.</returns>
    public static Sentence? Reason(FetchedDocument document)
    {
        var body = document.Body.Span;
        if (Signature(body) is { } kind)
        {
            return new Sentence(kind);
        }

        if (document.MediaType is { } type && (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)
            || type.StartsWith("audio/", StringComparison.Ordinal) || type is "application/pdf" or "application/zip"))
        {
            return new Sentence(SentenceKind.PageOfOtherType, type);
        }

        return IsBinary(body) ? new Sentence(SentenceKind.PageIsBinary) : null;
    }

    private static SentenceKind? Signature(ReadOnlySpan<byte> body) => body switch
    {
        _ when body.StartsWith("%PDF-"u8) => SentenceKind.PageIsPdf,
        _ when body is [0x89, 0x50, 0x4E, 0x47, ..] || body.StartsWith("GIF8"u8) || body is [0xFF, 0xD8, 0xFF, ..] || (body.StartsWith("RIFF"u8) && body.Length > 12 && body[8..12].SequenceEqual("WEBP"u8)) => SentenceKind.PageIsPicture,
        _ when body.StartsWith("PK\x03\x04"u8) || body is [0x1F, 0x8B, ..] => SentenceKind.PageIsArchive,
        _ => null,
    };

    /// <summary>Whether the body is binary data: many control bytes, or
    /// NUL bytes in a share that UTF-16 text does not have.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> body)
    {
        var sample = body[..Math.Min(body.Length, SampleLength)];
        if (sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return false;
        }

        var (nul, control) = (0, 0);
        foreach (var value in sample)
        {
            nul += value == 0 ? 1 : 0;
            control += value is < 9 or (> 13 and < 32) ? 1 : 0;
        }

        return control - nul > sample.Length / 20 || (nul > 0 && nul < sample.Length * 0.3) || nul > sample.Length * 0.7;
    }
}
