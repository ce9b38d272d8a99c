using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Aggregator.Stories.Duplicates;

/// <summary>The fingerprints that <see cref="Winnowing"/> chose from one text: each once, in the order of the text.</summary>
/// <param name="Values">The low four bytes of each hash.</param>
internal sealed record Fingerprints(uint[] Values)
{
    private const ushort CopyFlag = 0x8000;
    private const ushort RoundUpFlag = 0x4000;

    private const int HeaderBytes = 4;

    /// <summary>
    /// True for a copy that adds nothing. Its fingerprints are not added to the index: twenty copies of one telegram would make
    /// the fingerprints common, and the twenty-first copy would not be found.
    /// </summary>
    public bool IsMereCopy { get; init; }

    /// <summary>True for a text that gathers other texts; see <see cref="RoundUps"/>.</summary>
    public bool IsRoundUp { get; init; }

    public int Count => Values.Length;

    /// <summary>
    /// Little-endian: two bytes of flags, two unused bytes, then four bytes for each fingerprint. Older archives hold two counts in
    /// the unused bits.
    /// </summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + (Values.Length * sizeof(uint))];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)((IsMereCopy ? CopyFlag : 0) | (IsRoundUp ? RoundUpFlag : 0)));
        for (var at = 0; at < Values.Length; at++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(HeaderBytes + (at * sizeof(uint))), Values[at]);
        }

        return bytes;
    }

    /// <returns>Null when <see cref="ToBytes"/> cannot have written the bytes.</returns>
    public static Fingerprints? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || bytes.Length % sizeof(uint) != 0)
        {
            return null;
        }

        var first = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var values = MemoryMarshal.Cast<byte, uint>(bytes[HeaderBytes..]).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }

        return new Fingerprints(values) { IsMereCopy = (first & CopyFlag) != 0, IsRoundUp = (first & RoundUpFlag) != 0 };
    }
}
