using System.Buffers.Binary;
using System.Numerics;

namespace Aggregator.Storage.Policy.Pictures;

/// <summary>Whether two addresses show the same picture.</summary>
internal static class ImageLikeness
{
    /// <summary>Up to this many of the 256 bits may differ in two copies of one picture. Web/Images/README.md has the
    /// measurement: copies differ in at most 26 bits, different pictures in at least 98.</summary>
    /// <remarks>Facebook's PDQ makes 256 bits in the same way and uses the same threshold: hashing.pdf §4.3 of
    /// ThreatExchange.</remarks>
    public const int MaxDistance = 31;

    private const int BitsLength = 32;

    /// <summary>How much red, green or blue of a field may differ, of 255. New compression or slightly more light changes
    /// less.</summary>
    private const int MaxColourStep = 24;

    /// <summary>The number of fields whose colours may differ. Cutting a hundredth off the edges changes the colours of some
    /// fields.</summary>
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

    /// <returns>The number of different bits; <see cref="int.MaxValue"/> when the lengths differ.</returns>
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
