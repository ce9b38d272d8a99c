using System.Buffers;
using System.Text.Unicode;

namespace Aggregator.Fetching.Http;

/// <summary>Tells plain text from compressed data.</summary>
internal static class PlainText
{
    /// <summary>Compressed data of this many bytes contains control characters; the chance that it contains none is 1 in
    /// 10^13.</summary>
    public const int SampledBytes = 256;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not ('\t' or '\n' or '\r' or '\f')).Select(code => (byte)code), 0x7F]);

    /// <param name="start">The first bytes of a body, or all bytes of a shorter body.</param>
    /// <returns>True for text in any encoding except UTF-16 and UTF-32. A short text must be valid UTF-8, which compressed data
    /// is not by accident.</returns>
    public static bool IsAtStart(ReadOnlySpan<byte> start) =>
        !start.IsEmpty && !start.ContainsAny(Controls) && (start.Length >= SampledBytes || Utf8.IsValid(start));
}
