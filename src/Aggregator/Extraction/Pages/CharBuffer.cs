using System.Buffers;

namespace Aggregator.Extraction.Pages;

/// <summary>Characters in rented memory: a page's worth of them would otherwise be garbage that is seldom collected.</summary>
internal sealed class CharBuffer(int capacity) : IDisposable
{
    private char[] _characters = ArrayPool<char>.Shared.Rent(Math.Max(256, capacity));
    private int _length;

    public int Length => _length;

    /// <summary>Good until more is appended or the buffer is disposed.</summary>
    public ReadOnlyMemory<char> Written => _characters.AsMemory(0, _length);

    public CharBuffer Append(char sign)
    {
        Reserve(1);
        _characters[_length++] = sign;
        return this;
    }

    public CharBuffer Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    public CharBuffer Append(string text, int start, int length) => Append(text.AsSpan(start, length));

    public override string ToString() => new(_characters, 0, _length);

    public void Dispose() => ArrayPool<char>.Shared.Return(_characters);

    private void Reserve(int more)
    {
        if (_length + more <= _characters.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_characters.Length * 2, _length + more));
        _characters.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
