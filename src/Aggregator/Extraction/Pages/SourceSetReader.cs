namespace Aggregator.Extraction.Pages;

/// <summary>Reads a srcset one candidate at a time. A comma inside an address is part of the address.</summary>
/// <remarks>HTML standard §4.8.4.2.1 (parsing a srcset attribute).</remarks>
internal ref struct SourceSetReader(ReadOnlySpan<char> value)
{
    private const string Space = " \t\n\f\r";

    private ReadOnlySpan<char> _rest = value;

    public ReadOnlySpan<char> Address { get; private set; }

    /// <summary>"300w", "2x" or empty.</summary>
    public ReadOnlySpan<char> Descriptor { get; private set; }

    /// <returns>False after the last candidate.</returns>
    public bool Next()
    {
        _rest = _rest.TrimStart(" \t\n\f\r,");
        if (_rest.Length == 0)
        {
            return false;
        }

        var end = _rest.IndexOfAny(Space);
        Address = end < 0 ? _rest : _rest[..end];
        _rest = _rest[Address.Length..];
        Descriptor = [];
        if (Address[^1] == ',')
        {
            Address = Address.TrimEnd(',');
            return true;
        }

        var comma = EndOfDescriptor(_rest);
        Descriptor = _rest[..comma].Trim(Space);
        _rest = _rest[Math.Min(comma + 1, _rest.Length)..];
        return true;
    }

    /// <summary>The position of the comma that ends the descriptor. Commas inside brackets belong to the descriptor.</summary>
    private static int EndOfDescriptor(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' when depth > 0 => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }
}
