namespace Aggregator.Text.Spelling;

/// <summary>The one folding of Arabic spelling for keys and comparison (duplicates.md §4): total, and one pass over the text.</summary>
public static class ArabicFolding
{
    /// <summary>For duplicates and keys: words separated by one space.</summary>
    public static string Fold(string text) => Fold(text, FoldingTable.Keys, origins: null);

    /// <summary>For search: hamza on waw and ya becomes a hamza.</summary>
    public static string FoldForSearch(string text) => Fold(text, FoldingTable.Search, origins: null);

    /// <summary>For highlighting: <see cref="FoldForSearch"/> with a map back to the original.</summary>
    internal static FoldedText FoldForSearchWithOrigins(string text)
    {
        var origins = new List<int>(text.Length);
        return new FoldedText(Fold(text, FoldingTable.Search, origins), origins);
    }

    private static string Fold(string text, FoldingTable table, List<int>? origins)
    {
        using var folded = new CharacterBuffer(text.Length);
        var map = table.Map;
        var space = false;
        for (var offset = 0; offset < text.Length; offset++)
        {
            var target = map[text[offset]];
            if (target == FoldingTable.Deleted)
            {
                continue;
            }

            if (target == FoldingTable.Separator)
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
            {
                folded.Append(' ');
                origins?.Add(offset);
                space = false;
            }

            Append(folded, origins, table, text, offset, target);
        }

        return folded.ToString();
    }

    private static void Append(CharacterBuffer folded, List<int>? origins, FoldingTable table, string text, int offset, char target)
    {
        if (target != FoldingTable.Expands)
        {
            folded.Append(target);
            origins?.Add(offset);
            return;
        }

        foreach (var part in table.Expansion(text[offset]))
        {
            folded.Append(part);
            origins?.Add(offset);
        }
    }
}
