namespace Aggregator.Text.Spelling;

/// <summary>How much of a text is Arabic.</summary>
public static class ArabicShare
{
    /// <returns>The share of letters of the Arabic script among all letters, from 0 to 1; 0 without letters.</returns>
    public static double Of(IEnumerable<string?> texts)
    {
        var (arabic, all) = (0, 0);
        foreach (var letter in texts.OfType<string>().SelectMany(text => text).Where(char.IsLetter))
        {
            all++;
            arabic += letter is (>= '\u0600' and <= '\u06ff') or (>= '\u0750' and <= '\u077f') or (>= '\ufb50' and <= '\ufdff') or (>= '\ufe70' and <= '\ufeff') ? 1 : 0;
        }

        return all == 0 ? 0 : (double)arabic / all;
    }
}
