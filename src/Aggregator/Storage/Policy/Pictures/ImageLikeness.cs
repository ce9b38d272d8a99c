using System.Buffers.Binary;
using System.Numerics;

namespace Aggregator.Storage.Policy.Pictures;

/// <summary>Whether two looks are of one picture.</summary>
internal static class ImageLikeness
{
    /// <summary>Bits of 256 in which copies of one picture may differ; measured in Web/Images/README.md: copies up to 26, strangers from 98 on.</summary>
    /// <remarks>The threshold of Facebook's PDQ, whose 256 bits are made the same way: hashing.pdf §4.3 of ThreatExchange.</remarks>
    public const int MaxDistance = 31;

    private const int BitsLength = 32;

    /// <summary>In each of red, green and blue, of 255: more than new compression or a little more light makes.</summary>
    private const int MaxColourStep = 24;

    /// <summary>Of the fields whose colours follow the bits: those that a cut of a hundredth at the edges changes.</summary>
    private const int MaxOtherFields = 4;

    public static bool IsSame(ImageLook one, ImageLook other) => IsSame((one.ContentHash, one.PerceptualHash), (other.ContentHash, other.PerceptualHash));

    public static bool IsSame((byte[]? Content, byte[]? Perceptual) one, (byte[]? Content, byte[]? Perceptual) other) =>
        (one.Content is not null && other.Content is not null && one.Content.AsSpan().SequenceEqual(other.Content))
        || (one.Perceptual is not null && other.Perceptual is not null && Looks(one.Perceptual, other.Perceptual));

    private static bool Looks(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.Length == other.Length && one.Length >= BitsLength
        && Distance(one[..BitsLength], other[..BitsLength]) <= MaxDistance
        && OtherFields(one[BitsLength..], other[BitsLength..]) <= MaxOtherFields;

    private static int OtherFields(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var fields = 0;
        for (var at = 0; at + 2 < one.Length; at += 3)
        {
            var isOther = false;
            for (var colour = at; colour < at + 3; colour++)
            {
                isOther |= Math.Abs(one[colour] - other[colour]) > MaxColourStep;
            }

            fields += isOther ? 1 : 0;
        }

        return fields;
    }

    /// <returns>The number of different bits; the greatest there is for hashes of two lengths.</returns>
    public static int Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length || one.Length % sizeof(ulong) != 0)
        {
            return int.MaxValue;
        }

        var distance = 0;
        for (var i = 0; i < one.Length; i += sizeof(ulong))
        {
            distance += BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(one[i..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(other[i..]));
        }

        return distance;
    }
}
