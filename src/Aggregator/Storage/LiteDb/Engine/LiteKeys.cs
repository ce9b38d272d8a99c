using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>Makes keys for indexes. LiteDB compares keys byte by byte, has no keys of two fields, and accepts no key over 1,023
/// bytes.</summary>
internal static class LiteKeys
{
    private const int HashLength = 16;

    /// <summary>A key of several numbers. Keys are ordered by the first number, then by the second, and so on.</summary>
    public static byte[] Of(params ReadOnlySpan<long> numbers)
    {
        var key = new byte[numbers.Length * sizeof(long)];
        for (var i = 0; i < numbers.Length; i++)
        {
            // The sign bit is inverted, so that negative numbers come before positive ones.
            BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(i * sizeof(long)), (ulong)numbers[i] ^ (1UL << 63));
        }

        return key;
    }

    /// <returns>The number at the place in the key; places are counted from 0.</returns>
    public static long At(byte[] key, int place) => (long)(BinaryPrimitives.ReadUInt64BigEndian(key.AsSpan(place * sizeof(long))) ^ (1UL << 63));

    /// <summary>A whole number with the same order as the value.</summary>
    public static long Sortable(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? ~bits ^ (1L << 63) : bits;
    }

    /// <summary>A key for a name of any length: 128 bits of SHA-256.</summary>
    public static byte[] Hash(string name) => SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()))[..HashLength];
}
