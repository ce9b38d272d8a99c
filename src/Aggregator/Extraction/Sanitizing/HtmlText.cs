using System.Buffers;
using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Converts HTML to the text that a reader sees: no markup, entities decoded, one block on each line.</summary>
public static class HtmlText
{
    /// <param name="html">A fragment from any source, sanitised or not.</param>
    /// <returns>A run of white space is one space, and there are no empty
    /// lines. Content that the sanitiser drops is left out.</returns>
    public static string PlainText(string html)
    {
        var lines = new Lines(html.Length);
        if (html.AsSpan().ContainsAny('<', '&'))
        {
            new FragmentReader(html, lines).Read();
        }
        else
        {
            lines.Text(html);
        }

        return lines.ToString();
    }

    private sealed class Lines(int capacity) : IFragmentSink
    {
        private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n\f\u00a0");
        private readonly StringBuilder _output = new(capacity);
        private char _pending;

        public void Text(ReadOnlySpan<char> text)
        {
            while (text.Length > 0)
            {
                var word = text.IndexOfAny(Space);
                if (word == 0)
                {
                    _pending = _pending == '\n' ? '\n' : ' ';
                    text = text.TrimStart(" \t\r\n\f\u00a0");
                    continue;
                }

                Append(word < 0 ? text : text[..word]);
                text = word < 0 ? [] : text[word..];
            }
        }

        public void Start(SanitizerElement element, ref StructHtmlToken token) => Boundary(element);

        public void End(SanitizerElement element) => Boundary(element);

        public override string ToString() => _output.ToString();

        private void Append(ReadOnlySpan<char> word)
        {
            if (_pending != '\0' && _output.Length > 0)
            {
                _output.Append(_pending);
            }

            _pending = '\0';
            _output.Append(word);
        }

        private void Boundary(SanitizerElement element)
        {
            if (element.Is(ElementTraits.ClosesParagraph) || element.Name is "br" or "tr" or "caption")
            {
                _pending = '\n';
            }
            else if (element.Is(ElementTraits.TablePart) && _pending == '\0')
            {
                _pending = ' ';
            }
        }
    }
}
