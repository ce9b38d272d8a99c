using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aggregator.Text;

namespace Aggregator.Storage.Policy;

/// <summary>64 bits of SHA-256: the same on every machine and in every version, so that it may stand in a key.</summary>
internal static class StableHash
{
    /// <summary>Of parts with a line feed between any two.</summary>
    public static long OfLines(params ReadOnlySpan<string?> lines)
    {
        using var text = new CharacterBuffer(0);
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(i == 0 ? "" : "\n");
            text.Append(lines[i]);
        }

        return Of(text.Characters);
    }

    public static long Of(ReadOnlySpan<char> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
