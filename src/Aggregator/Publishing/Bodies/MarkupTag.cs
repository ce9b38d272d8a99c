namespace Aggregator.Publishing.Bodies;

/// <summary>One tag of sanitised HTML. The sanitiser closes every tag and quotes every value, so no HTML parser is
/// needed.</summary>
internal readonly ref struct MarkupTag(ReadOnlySpan<char> text)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public bool IsEnd => Text.StartsWith("</", StringComparison.Ordinal);

    /// <summary>In lower case, as the sanitiser writes it.</summary>
    public ReadOnlySpan<char> Name
    {
        get
        {
            var inside = Text.TrimStart("</");
            var end = inside.IndexOfAny(" />\t\n");
            return end < 0 ? inside : inside[..end];
        }
    }

    /// <returns>The attributes as they are written, name="value".</returns>
    public List<string> Attributes()
    {
        List<string> attributes = [];
        var position = Text.IndexOf(' ');
        while (position >= 0 && position < Text.Length)
        {
            while (position < Text.Length && (Text[position] is ' ' or '/' or '>'))
            {
                position++;
            }

            var start = position;
            position = End(Text, start, " >");
            if (position > start)
            {
                attributes.Add(Text[start..position].ToString());
            }
        }

        return attributes;
    }

    /// <returns>The end of the tag that begins at <paramref name="open"/>; the closing bracket is included.</returns>
    public static int End(string text, int open) => Math.Min(text.Length, End(text, open + 1, ">") + 1);

    private static int End(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> stops)
    {
        var quote = '\0';
        for (var index = start; index < text.Length; index++)
        {
            if (quote != '\0')
            {
                quote = text[index] == quote ? '\0' : quote;
            }
            else if (text[index] is '"' or '\'')
            {
                quote = text[index];
            }
            else if (stops.Contains(text[index]))
            {
                return index;
            }
        }

        return text.Length;
    }
}
