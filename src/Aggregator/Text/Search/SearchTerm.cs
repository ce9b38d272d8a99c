using Aggregator.Text.Spelling;

namespace Aggregator.Text.Search;

/// <summary>One word or phrase of a query, with every form in which the index may hold it.</summary>
/// <param name="Forms">Sequences of prepared words; each of them is a hit.</param>
/// <param name="IsExcluded">True when a hit excludes the article.</param>
/// <param name="InTitle">True when only the title is searched.</param>
internal sealed record SearchTerm(IReadOnlyList<IReadOnlyList<string>> Forms, bool IsExcluded, bool InTitle)
{
    /// <returns>Null when the text holds no word.</returns>
    public static SearchTerm? Read(string typed, bool isPhrase, bool isExcluded, bool inTitle)
    {
        var words = SearchText.Words(typed);
        return words.Length switch
        {
            0 => null,
            1 => new SearchTerm(OfWord(words[0], isPhrase || isExcluded), isExcluded, inTitle),
            _ => new SearchTerm(OfPhrase(words), isExcluded, inTitle),
        };
    }

    /// <summary>The word as it was typed, without the Arabic article «ال».</summary>
    public SearchTerm Plainest() => this with { Forms = [Forms[0]] };

    private static List<IReadOnlyList<string>> OfWord(string word, bool exact)
    {
        var forms = new List<string>();
        foreach (var meaning in ArabicWords.Meanings(word))
        {
            AddWithClitics(forms, meaning, "");
            if (!exact)
            {
                AddInflections(forms, meaning);
            }
        }

        return [.. forms.Distinct(StringComparer.Ordinal).Select(form => (IReadOnlyList<string>)[form])];
    }

    private static void AddInflections(List<string> forms, string meaning)
    {
        AddWithClitics(forms, meaning, SearchText.BaseMark.ToString());
        foreach (var variant in ArabicInflection.Variants(meaning))
        {
            AddWithClitics(forms, variant, "");
            AddWithClitics(forms, variant, SearchText.BaseMark.ToString());
        }
    }

    private static void AddWithClitics(List<string> forms, string word, string mark)
    {
        forms.Add(mark + word);
        // Two letters with another letter before them are a different word (رق: ورق, برق). The same holds for Latin letters.
        if (word.Length >= 3 && word[0] is >= '\u0621' and <= '\u064A')
        {
            forms.AddRange(ArabicWords.Clitics.Select(clitic => mark + clitic + word));
        }
    }

    private static List<IReadOnlyList<string>> OfPhrase(string[] words)
    {
        var rest = words.Skip(1).Select(ArabicWords.WithoutArticle).ToArray();
        var first = new List<string>();
        foreach (var meaning in ArabicWords.Meanings(words[0]))
        {
            AddWithClitics(first, meaning, "");
        }

        return [.. first.Distinct(StringComparer.Ordinal).Select(form => (IReadOnlyList<string>)[form, .. rest])];
    }
}
