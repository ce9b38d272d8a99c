using System.Buffers;
using System.Text;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Writes characters so that both HTML and XML readers read them back unchanged.</summary>
internal static class SanitizerText
{
    private static readonly SearchValues<char> Marked = SearchValues.Create("&<>\"\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f\ufffe\uffff");

    /// <summary>Whether the text can stand in HTML without a change.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAny(Marked) && !text.ContainsAnyInRange('\ud800', '\udfff');

    public static void Append(StringBuilder output, ReadOnlySpan<char> text, bool inAttribute)
    {
        if (text.ContainsAnyInRange('\ud800', '\udfff'))
        {
            text = WithoutLoneSurrogates(text);
        }

        while (text.IndexOfAny(Marked) is var next and >= 0)
        {
            output.Append(text[..next]);
            switch (text[next])
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '"':
                    output.Append(inAttribute ? "&quot;" : "\"");
                    break;
                case '\r' when next + 1 == text.Length || text[next + 1] != '\n':
                    output.Append('\n');
                    break;
                case '\f':
                    output.Append(' ');
                    break;
            }

            // XML forbids all other characters of the set, and our feeds are XML. So these characters are dropped.
            text = text[(next + 1)..];
        }

        output.Append(text);
    }

    private static string WithoutLoneSurrogates(ReadOnlySpan<char> text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is read as U+FFFD. It comes from publishers that cut a text inside an emoji.
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
