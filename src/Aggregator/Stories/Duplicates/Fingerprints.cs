using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Aggregator.Stories.Duplicates;

/// <summary>The winnowed fingerprints of one text, in its order and each once.</summary>
/// <param name="Values">Four bytes of each hash.</param>
/// <param name="InLead">How many of them begin in the first 50 words.</param>
/// <param name="InOpening">How many begin in the first 100 words.</param>
internal sealed record Fingerprints(uint[] Values, int InLead, int InOpening)
{
    private const ushort CopyFlag = 0x8000;
    private const ushort RoundUpFlag = 0x4000;

    private const int HeaderBytes = 4;

    /// <summary>
    /// True for a copy that adds nothing to what it copies: it is not looked up, or twenty copies of one telegram would make its
    /// words common and hide the twenty-first from us.
    /// </summary>
    public bool IsMereCopy { get; init; }

    /// <summary>True for a text that gathers others: see <see cref="RoundUps"/>.</summary>
    public bool IsRoundUp { get; init; }

    public int Count => Values.Length;

    /// <summary>Two bits: begins in the lead, begins in the opening.</summary>
    public uint Position(int at) => (at < InLead ? 1u : 0) | (at < InOpening ? 2u : 0);

    /// <summary>Little-endian: two counts of two bytes, then four bytes a fingerprint.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + (Values.Length * sizeof(uint))];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(InLead | (IsMereCopy ? CopyFlag : 0) | (IsRoundUp ? RoundUpFlag : 0)));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), (ushort)InOpening);
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
        var inLead = first & ~(CopyFlag | RoundUpFlag);
        var inOpening = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var values = MemoryMarshal.Cast<byte, uint>(bytes[HeaderBytes..]).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }

        return inLead <= inOpening && inOpening <= values.Length
            ? new Fingerprints(values, inLead, inOpening) { IsMereCopy = (first & CopyFlag) != 0, IsRoundUp = (first & RoundUpFlag) != 0 }
            : null;
    }
}
