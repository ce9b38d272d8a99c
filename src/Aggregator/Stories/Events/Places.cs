using System.Collections.Frozen;
using System.Text;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Events;

/// <summary>The country that a word names by itself, by one of its cities or by its people.</summary>
/// <remarks>
/// Two events of one day and one kind differ in their place: two presidents take their oaths, two boats sink. Arabic has
/// no capitals by which names could be seen, so the places are listed.
/// </remarks>
internal static class Places
{
    private const string Resource = "Places.txt";

    /// <summary>In a shorter word the first letter (و، ف، ب، ل، ك) belongs to the word, and is not cut off as a prefix.</summary>
    private const int ShortestWithPrefix = 4;

    private static readonly string[] EndingsOfPeople = ["", "ه", "ون", "ين", "ات"];

    private static readonly FrozenDictionary<string, byte> Countries = Load();

    private static readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Countries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">A word that was folded for keys.</param>
    /// <returns>The number of the country; 0 when the word names none.</returns>
    public static byte Of(ReadOnlySpan<char> word)
    {
        if (BySpan.TryGetValue(word, out var country))
        {
            return country;
        }

        if (word.Length >= ShortestWithPrefix && word[0] is 'و' or 'ف')
        {
            word = word[1..];
            if (BySpan.TryGetValue(word, out country))
            {
                return country;
            }
        }

        return word.Length >= ShortestWithPrefix && word[0] is 'ب' or 'ل' or 'ك' ? AfterPreposition(word) : (byte)0;
    }

    private static byte AfterPreposition(ReadOnlySpan<char> word)
    {
        if (BySpan.TryGetValue(word[1..], out var country))
        {
            return country;
        }

        // After «ل» the article «ال» loses its first letter: «للعراق».
        return word is ['ل', 'ل', ..] && BySpan.TryGetValue($"ا{word[1..]}", out country) ? country : (byte)0;
    }

    private static FrozenDictionary<string, byte> Load()
    {
        using var stream = typeof(Places).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Dictionary<string, byte> countries = new(StringComparer.Ordinal);
        byte country = 0;
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                country++;
                foreach (var word in Forms(line))
                {
                    countries.TryAdd(word, country);
                }
            }
        }

        return countries.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Forms(string line)
    {
        var parts = line.Split('|');
        var people = parts.Length == 1 ? [] : Words(parts[1]).SelectMany(word => EndingsOfPeople.Select(ending => word + ending));
        return Words(parts[0]).Concat(people.SelectMany(word => (string[])[word, $"ال{word}"]));
    }

    private static string[] Words(string text) => ArabicFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
