using System.Globalization;
using System.Text;

namespace Aggregator.Text.Dates;

/// <summary>The kind of one token of a written date.</summary>
internal enum DateTokenKind
{
    Number,
    Word,
    Sign,
}

/// <summary>A number, a folded word or one sign of a written date.</summary>
/// <param name="Text">Digits as ASCII; words in lower case without hamza, marks and accents.</param>
/// <param name="Glued">Whether the token follows the one before without a space.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, bool Glued)
{
    /// <summary>The value of a number of at most nine digits; −1 for every other token.</summary>
    public int Value { get; } = Kind == DateTokenKind.Number && Text.Length <= 9 ? int.Parse(Text, NumberStyles.None, CultureInfo.InvariantCulture) : -1;

    public bool IsNumber => Kind == DateTokenKind.Number;

    public bool IsSign(char sign) => Kind == DateTokenKind.Sign && Text[0] == sign;

    public bool IsWord(string word) => Kind == DateTokenKind.Word && Text == word;
}

/// <summary>A written date cut into tokens, with digits and spelling folded.</summary>
/// <param name="IsArabic">Whether Arabic letters occur.</param>
/// <param name="IsPersian">Whether Persian digits or letters occur; a year of the 14th century may then be Jalali.</param>
internal sealed record DateTokens(IReadOnlyList<DateToken> All, bool IsArabic, bool IsPersian)
{
    public static DateTokens Of(ReadOnlySpan<char> text)
    {
        List<DateToken> tokens = [];
        var word = new StringBuilder();
        var kind = DateTokenKind.Sign;
        var glued = false;
        var isArabic = false;
        var isPersian = false;
        foreach (var raw in Decomposed(text))
        {
            isPersian |= raw is >= '\u06F0' and <= '\u06F9' or 'چ' or 'پ' or 'گ' or 'ژ';
            isArabic |= raw is >= '\u0621' and <= '\u064A';
            var c = DateFolding.Fold(raw);
            if (c == '\0')
            {
                continue;
            }

            var next = char.IsAsciiDigit(c) ? DateTokenKind.Number : char.IsLetter(c) ? DateTokenKind.Word : DateTokenKind.Sign;
            if (word.Length > 0 && (next != kind || next == DateTokenKind.Sign))
            {
                Flush();
            }

            if (char.IsWhiteSpace(c))
            {
                glued = false;
                continue;
            }

            kind = next;
            word.Append(c);
        }

        if (word.Length > 0)
        {
            Flush();
        }

        return new DateTokens(tokens, isArabic, isPersian);

        void Flush()
        {
            tokens.Add(new DateToken(kind, word.ToString(), glued));
            word.Clear();
            glued = true;
        }
    }

    /// <summary>Splits accents and hamza from their letters into separate marks; the folding then drops the marks.</summary>
    private static string Decomposed(ReadOnlySpan<char> text)
    {
        var whole = text.ToString();
        if (Ascii.IsValid(whole))
        {
            return whole;
        }

        try
        {
            return whole.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no date needs this character.
            return string.Concat(whole.Where(c => !char.IsSurrogate(c)));
        }
    }
}
