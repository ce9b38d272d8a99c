namespace Aggregator.Extraction.Lines;

/// <summary>The letters and digits of a line in one spelling. Lines with the same key are the same headline.</summary>
internal static class TitleKey
{
    private const int MaxOnStack = 512;

    public static string Of(string text)
    {
        var key = text.Length <= MaxOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var sign in key[..LineRules.Fold(text, key)])
        {
            if (char.IsLetterOrDigit(sign))
            {
                key[length++] = sign;
            }
        }

        return new string(key[..length]);
    }
}
