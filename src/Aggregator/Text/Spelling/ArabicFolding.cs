namespace Aggregator.Text.Spelling;

/// <summary>Folds Arabic spelling for keys and comparison (duplicates.md §4), in one pass over the text. It accepts every
/// text.</summary>
public static class ArabicFolding
{
    /// <summary>Folds for duplicates and keys; one space separates the words.</summary>
    public static string Fold(string text) => Fold(text, FoldingTable.Keys, origins: null);

    /// <summary>Folds for search: hamza on waw and on ya becomes a plain hamza.</summary>
    public static string FoldForSearch(string text) => Fold(text, FoldingTable.Search, origins: null);

    /// <summary>Folds for highlighting: like <see cref="FoldForSearch"/>, with a map back to the original.</summary>
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
