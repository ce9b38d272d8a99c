using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>Keys of indexes: LiteDB compares bytes in their order, knows no key of two fields, and takes none of over 1,023 bytes.</summary>
internal static class LiteKeys
{
    private const int HashLength = 16;

    /// <summary>Numbers in their order, the first one first.</summary>
    public static byte[] Of(params ReadOnlySpan<long> numbers)
    {
        var key = new byte[numbers.Length * sizeof(long)];
        for (var i = 0; i < numbers.Length; i++)
        {
            // Negative numbers come before positive ones.
            BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(i * sizeof(long)), (ulong)numbers[i] ^ (1UL << 63));
        }

        return key;
    }

    /// <returns>The number at a place of such a key, counted from 0.</returns>
    public static long At(byte[] key, int place) => (long)(BinaryPrimitives.ReadUInt64BigEndian(key.AsSpan(place * sizeof(long))) ^ (1UL << 63));

    /// <summary>A number whose order as a whole number is that of the value.</summary>
    public static long Sortable(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? ~bits ^ (1L << 63) : bits;
    }

    /// <summary>For names of any length: 128 bits of SHA-256.</summary>
    public static byte[] Hash(string name) => SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()))[..HashLength];
}
