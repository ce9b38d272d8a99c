using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Aggregator.Stories.Duplicates;

/// <summary>The winnowed fingerprints of one text, in its order and each once.</summary>
/// <param name="Values">Four bytes of each hash.</param>
internal sealed record Fingerprints(uint[] Values)
{
    private const ushort CopyFlag = 0x8000;
    private const ushort RoundUpFlag = 0x4000;

    private const int HeaderBytes = 4;

    /// <summary>
    /// True for a copy that adds nothing. It is not looked up, because twenty copies of one telegram would make its
    /// words common and hide the twenty-first from us.
    /// </summary>
    public bool IsMereCopy { get; init; }

    /// <summary>True for a text that gathers others: see <see cref="RoundUps"/>.</summary>
    public bool IsRoundUp { get; init; }

    public int Count => Values.Length;

    /// <summary>
    /// Little-endian: the flags in two bytes, two bytes that are not used, then four bytes a fingerprint. Archives of before hold two counts
    /// in the free bits.
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

    /// <returns>Null when the bytes are not ours.</returns>
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
