using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aggregator.Text;

/// <summary>Characters in rented memory, so that whole documents and short-lived texts create no garbage. Not usable after
/// disposal.</summary>
internal sealed class CharacterBuffer(int capacity) : IDisposable
{
    private char[] _characters = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 16));

    public int Length { get; private set; }

    /// <summary>The characters; valid until the next change.</summary>
    public Span<char> Characters => _characters.AsSpan(0, Length);

    /// <summary>The same characters as memory, for callers that keep them for a while; valid until the next change.</summary>
    public ReadOnlyMemory<char> Written => _characters.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Append(char character)
    {
        Reserve(1);
        _characters[Length++] = character;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        Reserve(encoding.GetMaxCharCount(bytes.Length));
        Length += encoding.GetChars(bytes, _characters.AsSpan(Length));
    }

    /// <returns>False when the bytes are not UTF-8 from start to end; nothing is then appended.</returns>
    public bool TryAppendUtf8(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        if (Utf8.ToUtf16(bytes, _characters.AsSpan(Length), out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        Length += written;
        return true;
    }

    public void RemoveFirst()
    {
        Characters[1..].CopyTo(_characters);
        Length--;
    }

    /// <summary>Drops everything after the first characters.</summary>
    public void Truncate(int length) => Length = Math.Min(length, Length);

    public override string ToString() => new(_characters, 0, Length);

    public void Dispose()
    {
        var characters = _characters;
        (_characters, Length) = ([], 0);
        if (characters.Length > 0)
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private void Reserve(int count)
    {
        if (_characters.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + count, 2 * Length));
        Characters.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
