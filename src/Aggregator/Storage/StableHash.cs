using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aggregator.Storage;

/// <summary>64 bits of SHA-256: the same on every machine and in every version, so that it may stand in a key.</summary>
internal static class StableHash
{
    public static long Of(ReadOnlySpan<char> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
