using Aggregator.Text;

namespace Aggregator.Stories;

/// <summary>Reads the features of a text that tell the editions of a template apart.</summary>
internal static class TextTraitsReader
{
    private static readonly ulong Today = TokenHashes.Of("اليوم");
    private static readonly ulong ThisDay = TokenHashes.Of("لليوم");

    public static TextTraits Read(ReadOnlySpan<ulong> words)
    {
        var lead = words[..Math.Min(words.Length, Winnowing.LeadWords)];
        return lead.Contains(Today) || lead.Contains(ThisDay) ? TextTraits.SaysToday : TextTraits.None;
    }
}
