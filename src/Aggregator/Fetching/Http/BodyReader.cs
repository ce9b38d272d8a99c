using System.Buffers;
using System.IO.Compression;
using Aggregator.Text.Sentences;

namespace Aggregator.Fetching.Http;

/// <summary>Reads a body whole or refuses it. Decompression has a limit of bytes and of ratio.</summary>
internal static class BodyReader
{
    /// <summary>A high ratio below this size is harmless, and common in small regular files.</summary>
    private const int RatioMattersFromBytes = 256 * 1024;

    /// <summary>Bodies up to this size need no room in the budget. Most feeds and pages are smaller.</summary>
    private const int SmallBytes = 1024 * 1024;

    /// <summary>One encoding is usual. Each encoding adds a stream that reads from the next; a header can name twenty thousand,
    /// which would overflow the stack.</summary>
    private const int MaxEncodings = 3;

    /// <param name="url">The address of the body, for what is said about it.</param>
    /// <param name="takeRoomAsync">Called once, when the body is large; false when the budget has no room for it.</param>
    /// <param name="encodings">Content-Encoding in the order of the header; the last encoding was applied last.</param>
    public static async Task<BodyOutcome> ReadAsync(
        Uri url, Stream wire, IReadOnlyList<string> encodings, Func<Task<bool>> takeRoomAsync, FetchingOptions options, CancellationToken cancellationToken)
    {
        if (encodings.Count > MaxEncodings)
        {
            return new BodyOutcome.Broken(new Sentence(SentenceKind.ManyEncodings, url.AbsoluteUri, $"{encodings.Count}"));
        }

        await using var counted = new CountedStream(wire, options.MaxBodyBytes);
        var start = await counted.PeekAsync(cancellationToken);
        Stream plain = counted;

        // Some servers name an encoding and send plain text.
        var applied = encodings.Count > 0 && PlainText.IsAtStart(start.Span) ? [] : encodings;
        foreach (var encoding in applied.Reverse())
        {
            if (encoding is "zstd" or "compress" or "x-compress" or "dcb" or "dcz")
            {
                return new BodyOutcome.Broken(new Sentence(SentenceKind.OddEncoding, url.AbsoluteUri, encoding));
            }

            plain = Inflate(plain, encoding, ReferenceEquals(plain, counted) ? (start.Span is [var one, var two, ..] ? (one, two) : (-1, -1)) : null);
        }

        try
        {
            await using (plain)
            {
                return await CopyAsync(url, plain, (counted, takeRoomAsync), options, cancellationToken);
            }
        }
        // BrotliStream throws InvalidOperationException for a body that is not brotli (dotnet/runtime #87965).
        catch (SystemException fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            return counted.IsOverLimit ? TooLarge(url, options) : new BodyOutcome.Broken(new Sentence(SentenceKind.BrokenBody, url.AbsoluteUri, fault.Message));
        }
    }

    /// <param name="start">The first two bytes; null for an encoding inside another, whose name is not checked.</param>
    private static Stream Inflate(Stream body, string encoding, (int First, int Second)? start) => encoding switch
    {
        // A body without the mark of gzip is not gzip: a picture, or UTF-16.
        "gzip" or "x-gzip" when start is null or (0x1f, 0x8b) => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        // "deflate" means zlib (RFC 9110 §8.4.1.2); old IIS servers send raw deflate.
        "deflate" when start is not var (first, second) || ((first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0) => new ZLibStream(body, CompressionMode.Decompress),
        "deflate" => new DeflateStream(body, CompressionMode.Decompress),
        // "identity", and wrong values that people write there: "utf-8", "none".
        _ => body,
    };

    private static async Task<BodyOutcome> CopyAsync(
        Uri url, Stream plain, (CountedStream Counted, Func<Task<bool>> TakeRoomAsync) wire, FetchingOptions options, CancellationToken cancellationToken)
    {
        var counted = wire.Counted;
        var hasRoom = false;
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        using var body = new MemoryStream();
        try
        {
            int read;
            while ((read = await plain.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (!hasRoom && body.Length + read > SmallBytes)
                {
                    if (!await wire.TakeRoomAsync())
                    {
                        return new BodyOutcome.NoRoom();
                    }

                    hasRoom = true;
                }

                body.Write(buffer, 0, read);
                if (body.Length > options.MaxBodyBytes || counted.IsOverLimit)
                {
                    return TooLarge(url, options);
                }

                if (body.Length > RatioMattersFromBytes && body.Length / counted.Count > options.MaxInflateRatio)
                {
                    return new BodyOutcome.TooLarge(new Sentence(SentenceKind.BodyInflates, url.AbsoluteUri, $"{options.MaxInflateRatio}"));
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return counted.IsOverLimit ? TooLarge(url, options) : new BodyOutcome.Whole(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    private static BodyOutcome.TooLarge TooLarge(Uri url, FetchingOptions options) => new(new Sentence(SentenceKind.BodyTooLarge, url.AbsoluteUri, $"{options.MaxBodyBytes}"));
}

/// <summary>The result of reading a body.</summary>
internal abstract record BodyOutcome
{
    private BodyOutcome()
    {
    }

    public sealed record Whole(ReadOnlyMemory<byte> Bytes) : BodyOutcome;

    /// <summary>Too many large bodies are being worked on.</summary>
    public sealed record NoRoom : BodyOutcome;

    public sealed record TooLarge(Sentence Detail) : BodyOutcome;

    public sealed record Broken(Sentence Detail) : BodyOutcome;
}
