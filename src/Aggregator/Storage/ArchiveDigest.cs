using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Storage;

/// <summary>A digest of the rows of an archive for each kind. The order of the rows does not change it.</summary>
/// <remarks>The digest is the sum of the rows' SHA-256. It needs little memory, and two stores may give their rows in different
/// orders.</remarks>
public sealed class ArchiveDigest
{
    private readonly Dictionary<string, Sum> _kinds = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _row = new();

    /// <summary>For each kind the number of rows and their sum, as hexadecimal digits.</summary>
    public IReadOnlyDictionary<string, string> Kinds => _kinds.ToDictionary(kind => kind.Key, kind => kind.Value.ToString(), StringComparer.Ordinal);

    public void Add(ArchiveRow row)
    {
        _row.ResetWrittenCount();
        foreach (var column in ArchiveKinds.Columns[row.Kind])
        {
            Write(row.Values[column]);
        }

        if (!_kinds.TryGetValue(row.Kind, out var sum))
        {
            _kinds.Add(row.Kind, sum = new Sum());
        }

        sum.Add(SHA256.HashData(_row.WrittenSpan));
    }

    // Each value is written with its type and its length, so that two different rows never give the same bytes.
    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _row.Write([(byte)0]);
                break;
            case long number:
                Write(1, number);
                break;
            case double real:
                Write(2, BitConverter.DoubleToInt64Bits(real));
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Write(3, bytes.Length);
                _row.Write(bytes);
                break;
            case byte[] blob:
                Write(4, blob.Length);
                _row.Write(blob);
                break;
            default:
                throw new ArgumentException($"No row holds {value.GetType()}.", nameof(value));
        }
    }

    private void Write(byte type, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + 1];
        bytes[0] = type;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], number);
        _row.Write(bytes);
    }

    private sealed class Sum
    {
        private readonly ulong[] _words = new ulong[SHA256.HashSizeInBytes / sizeof(ulong)];
        private long _rows;

        public void Add(byte[] hash)
        {
            _rows++;
            var words = MemoryMarshal.Cast<byte, ulong>(hash);
            for (var i = 0; i < _words.Length; i++)
            {
                _words[i] += words[i];
            }
        }

        public override string ToString() => FormattableString.Invariant($"{_rows} {Convert.ToHexStringLower(MemoryMarshal.AsBytes(_words.AsSpan()))}");
    }
}
