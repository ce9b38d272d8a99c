using System.Text;

namespace Aggregator.Extraction.Bodies;

/// <summary>The letters and digits of a line in one spelling: what makes two lines the same headline.</summary>
internal static class TitleKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var sign in LineRules.Key(text))
        {
            if (char.IsLetterOrDigit(sign))
            {
                key.Append(sign);
            }
        }

        return key.ToString();
    }
}
