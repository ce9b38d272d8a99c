namespace Aggregator.Text.Search;

/// <summary>Cuts a typed query into groups of alternatives. Every text is accepted; an open quotation closes at the
/// end.</summary>
internal static class SearchQueryReader
{
    /// <summary>The most characters that are read; a newspaper's title is shorter.</summary>
    private const int MaxCharacters = 1000;

    private const string OpeningQuotes = "\"«»“”„";
    private const string ClosingQuotes = "\"«»“”";

    public static IReadOnlyList<IReadOnlyList<SearchTerm>> Read(string typed)
    {
        var text = typed.Length > MaxCharacters ? typed[..MaxCharacters] : typed;
        var groups = new List<List<SearchTerm>>();
        var joins = false;
        var offset = 0;
        while (Next(text, ref offset) is { } piece)
        {
            if (piece.IsOr)
            {
                joins = groups.Count > 0;
                continue;
            }

            if (SearchTerm.Read(piece.Text, piece.IsPhrase, piece.IsExcluded, piece.InTitle) is not { } term)
            {
                continue;
            }

            // An exclusion is never an alternative: «a OR -b» would match nearly every article.
            if (joins && !term.IsExcluded && !groups[^1][0].IsExcluded)
            {
                groups[^1].Add(term);
            }
            else
            {
                groups.Add([term]);
            }

            joins = false;
        }

        return groups;
    }

    private static Piece? Next(string text, ref int offset)
    {
        while (offset < text.Length && char.IsWhiteSpace(text[offset]))
        {
            offset++;
        }

        if (offset == text.Length)
        {
            return null;
        }

        var isExcluded = text[offset] is '-' or '−' or '–' && offset + 1 < text.Length && !char.IsWhiteSpace(text[offset + 1]);
        offset += isExcluded ? 1 : 0;
        var inTitle = SkipField(text, ref offset);
        if (offset < text.Length && OpeningQuotes.Contains(text[offset], StringComparison.Ordinal))
        {
            return new Piece(Until(text, ref offset, isPhrase: true), IsPhrase: true, isExcluded, inTitle);
        }

        return new Piece(Until(text, ref offset, isPhrase: false), IsPhrase: false, isExcluded, inTitle);
    }

    private static bool SkipField(string text, ref int offset)
    {
        foreach (var field in (string[])["title:", "عنوان:", "العنوان:"])
        {
            if (text.AsSpan(offset).StartsWith(field, StringComparison.OrdinalIgnoreCase))
            {
                offset += field.Length;
                return true;
            }
        }

        return false;
    }

    private static string Until(string text, ref int offset, bool isPhrase)
    {
        var start = isPhrase ? ++offset : offset;
        while (offset < text.Length && !Ends(text[offset], isPhrase))
        {
            offset++;
        }

        var piece = text[start..offset];
        offset += isPhrase && offset < text.Length ? 1 : 0;
        return piece;
    }

    private static bool Ends(char unit, bool isPhrase) => isPhrase
        ? ClosingQuotes.Contains(unit, StringComparison.Ordinal)
        : char.IsWhiteSpace(unit) || OpeningQuotes.Contains(unit, StringComparison.Ordinal);

    private sealed record Piece(string Text, bool IsPhrase, bool IsExcluded, bool InTitle)
    {
        public bool IsOr => !IsPhrase && !IsExcluded && !InTitle && Text is "OR" or "|" or "أو" or "او";
    }
}
