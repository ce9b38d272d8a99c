using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Reads single bytes in UTF-8 text that are quotes and dashes of windows-1252; they were pasted from a word
/// processor.</summary>
internal sealed class WordProcessorSigns : DecoderFallback
{
    public override int MaxCharCount => 1;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new OneSign();

    private sealed class OneSign : DecoderFallbackBuffer
    {
        private char _sign;

        public override int Remaining => _sign == '\0' ? 0 : 1;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _sign = bytesUnknown switch
            {
                [0x85] => '…',
                [0x91] => '‘',
                [0x92] => '’',
                [0x93] => '“',
                [0x94] => '”',
                [0x95] => '•',
                [0x96] => '–',
                [0x97] => '—',
                [0xA0] => '\u00A0',
                _ => '\uFFFD',
            };
            return true;
        }

        public override char GetNextChar()
        {
            var sign = _sign;
            _sign = '\0';
            return sign;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _sign = '\0';
    }
}
