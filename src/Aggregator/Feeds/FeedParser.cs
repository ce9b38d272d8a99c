using Aggregator.Feeds.Markup;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Encodings;

namespace Aggregator.Feeds;

/// <summary>Reads any feed document.</summary>
public static class FeedParser
{
    /// <summary>A longer document is refused: no feed in the wild comes near.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Entries behind these are not read.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>Never throws for what a document contains; the same bytes give the same answer on every host.</summary>
    public static FeedOutcome Parse(FetchedDocument document) => Parse(document, encoding: null, zone: null);

    /// <param name="document">What the server sent.</param>
    /// <param name="encoding">The operator's encoding label, which beats all evidence; null to decide from the bytes.</param>
    /// <param name="zone">Of the source's dates without an offset; null means UTC.</param>
    /// <param name="reader">Who reads; a format that it does not know is read by our own reader.</param>
    public static FeedOutcome Parse(FetchedDocument document, string? encoding, TimeZoneInfo? zone, FeedReaderName reader = FeedReaderName.Own)
    {
        var body = PackedBody.Unpack(document.Body);
        if (body.Length > MaxBytes)
        {
            return new FeedOutcome.NotAFeed(FeedFault.TooLarge, $"{document.Url} sent {body.Length} bytes; a feed has at most {MaxBytes}.");
        }

        using var text = new CharacterBuffer(body.Length);
        var verdict = TextDecoder.Decode(body.Span, document.Charset, encoding, text);
        var repairs = new RepairLog();
        if (verdict.Note is { } note)
        {
            repairs.Add(-1, $"Encoding: {note}.");
        }

        if (!body.Equals(document.Body))
        {
            repairs.Add(-1, "The body is a compressed file, which no header says, and was unpacked.");
        }

        SourceText.Clean(text, repairs);
        if (MemoryExtensions.IsWhiteSpace(text.Characters))
        {
            return new FeedOutcome.NotAFeed(FeedFault.Empty, $"{document.Url} sent nothing but white space.");
        }

        return new DocumentReader(document, repairs, zone, reader).Read(text);
    }
}
