using Aggregator.Feeds.Markup;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Encodings;
using Aggregator.Text.Sentences;

namespace Aggregator.Feeds;

/// <summary>Reads any feed document.</summary>
public static class FeedParser
{
    /// <summary>A longer document is refused. Real feeds are much shorter.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Entries after this number are not read.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>Reads a feed. Nothing in a document causes an exception,
    /// and the same bytes give the same result on every host.</summary>
    public static FeedOutcome Parse(FetchedDocument document) => Parse(document, encoding: null, zone: null);

    /// <param name="document">The document as the server sent it.</param>
    /// <param name="encoding">The operator's encoding label, which
    /// overrides all evidence; null means that the bytes decide.</param>
    /// <param name="zone">The zone of dates without an offset; null means UTC.</param>
    /// <param name="reader">The reader to use. A format that it does not know is read by our own reader.</param>
    public static FeedOutcome Parse(FetchedDocument document, string? encoding, TimeZoneInfo? zone, FeedReaderName reader = FeedReaderName.Own)
    {
        var body = PackedBody.Unpack(document.Body);
        if (body.Length > MaxBytes)
        {
            return new FeedOutcome.NotAFeed(FeedFault.TooLarge, new(SentenceKind.FeedTooLarge, document.Url.AbsoluteUri, $"{body.Length}", $"{MaxBytes}"));
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
            return new FeedOutcome.NotAFeed(FeedFault.Empty, new(SentenceKind.FeedEmpty, document.Url.AbsoluteUri));
        }

        return new DocumentReader(document, repairs, zone, reader).Read(text);
    }
}
