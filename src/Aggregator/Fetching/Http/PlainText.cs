using System.Buffers;
using System.Text.Unicode;

namespace Aggregator.Fetching.Http;

/// <summary>Tells text from what a compressor makes of it.</summary>
internal static class PlainText
{
    /// <summary>In so many bytes of a compressor some are control characters: the chance of none is 1 in 10^13.</summary>
    public const int SampledBytes = 256;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not ('\t' or '\n' or '\r' or '\f')).Select(code => (byte)code), 0x7F]);

    /// <param name="start">The first bytes of a body, all of a shorter one.</param>
    /// <returns>True for text in any encoding but UTF-16 and UTF-32; of a short one only what is UTF-8, which is no accident either.</returns>
    public static bool IsAtStart(ReadOnlySpan<byte> start) =>
        !start.IsEmpty && !start.ContainsAny(Controls) && (start.Length >= SampledBytes || Utf8.IsValid(start));
}
