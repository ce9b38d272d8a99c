using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aggregator.Text;

namespace Aggregator.Storage.Policy;

/// <summary>The first 64 bits of SHA-256. They are the same on every machine and in every version, so they may be used in stored
/// keys.</summary>
internal static class StableHash
{
    /// <summary>The hash of the lines, joined by line feeds.</summary>
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
