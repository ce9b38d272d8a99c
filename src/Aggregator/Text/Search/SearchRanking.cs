using Aggregator.Text.Spelling;

namespace Aggregator.Text.Search;

/// <summary>BM25 over headline and body: how well an article answers a query.</summary>
/// <remarks>Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009. The fields are added before saturation
/// (BM25F).</remarks>
public sealed class SearchRanking
{
    private const double Saturation = 1.2;
    private const double LengthWeight = .75;
    private const double MeanWords = 250;

    /// <summary>How many words of the body one word of the headline counts for.</summary>
    private const double TitleWeight = 4;

    /// <summary>The weight of a plural, a feminine or a possessive; it is lower than that of the word itself.</summary>
    private const double InflectionWeight = .3;

    /// <summary>The last bits of a letter are enough to tell Arabic letters apart.</summary>
    private const int Letter = 63;

    private readonly IReadOnlyList<double> _rarities;
    private readonly Dictionary<string, List<(int Term, IReadOnlyList<string> Form)>> _forms = new(StringComparer.Ordinal);
    private readonly List<Range> _words = [];

    // Most words of a text are not in the query. These bits (first letter and length; first two letters of a base word) exclude
    // them without a look into the table.
    private readonly ulong[] _lengths = new ulong[Letter + 1];
    private readonly ulong[] _seconds = new ulong[Letter + 1];

    /// <param name="query">What was typed.</param>
    /// <param name="rarities">The <see cref="Rarity"/> of each term, in the order of the terms.</param>
    internal SearchRanking(SearchQuery.Match query, IReadOnlyList<double> rarities)
    {
        _rarities = rarities;
        for (var term = 0; term < query.Terms.Count; term++)
        {
            foreach (var form in query.Terms[term].Forms)
            {
                Add(term, form);
            }
        }
    }

    /// <param name="share">The number of articles with the word.</param>
    /// <param name="articles">The number of all articles.</param>
    public static double Rarity(double share, double articles) => Math.Log(1 + ((1 - share + (.5 / articles)) / (share + (.5 / articles))));

    public double Score(string title, string body)
    {
        var counts = new double[_rarities.Count];
        Count(title, TitleWeight, counts);
        var words = Count(body, 1, counts);
        var length = 1 - LengthWeight + (LengthWeight * words / MeanWords);
        var score = 0.0;
        for (var term = 0; term < counts.Length; term++)
        {
            score += _rarities[term] * counts[term] * (Saturation + 1) / (counts[term] + (Saturation * length));
        }

        return score;
    }

    private void Add(int term, IReadOnlyList<string> form)
    {
        if (!_forms.TryGetValue(form[0], out var forms))
        {
            _forms[form[0]] = forms = [];
        }

        forms.Add((term, form));
        var word = form[0];
        _lengths[word[0] & Letter] |= 1UL << word.Length;
        if (word[0] == SearchText.BaseMark && word.Length > 2)
        {
            _seconds[word[1] & Letter] |= 1UL << (word[2] & Letter);
        }
    }

    /// <returns>The number of words of the text.</returns>
    private int Count(string text, double weight, double[] counts)
    {
        // One search reads hundreds of texts, so words are looked up in place and not copied.
        var folded = ArabicFolding.FoldForSearch(text).AsSpan();
        _words.Clear();
        foreach (var range in folded.Split(' '))
        {
            var bare = ArabicWords.WithoutArticle(folded[range]).Length;
            if (bare > 0)
            {
                _words.Add((range.End.Value - bare)..range.End);
            }
        }

        var forms = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < _words.Count; at++)
        {
            var word = folded[_words[at]];
            if ((_lengths[word[0] & Letter] >> word.Length & 1) != 0 && forms.TryGetValue(word, out var found))
            {
                Count(folded, at, found, weight, counts);
            }
            else if (word.Length > 2 && (_seconds[word[0] & Letter] >> (word[1] & Letter) & 1) != 0)
            {
                CountInflection(word.ToString(), weight * InflectionWeight, counts);
            }
        }

        return _words.Count;
    }

    private void Count(ReadOnlySpan<char> folded, int at, List<(int Term, IReadOnlyList<string> Form)> forms, double weight, double[] counts)
    {
        foreach (var (term, form) in forms)
        {
            var next = 1;
            while (next < form.Count && at + next < _words.Count && folded[_words[at + next]].SequenceEqual(form[next]))
            {
                next++;
            }

            counts[term] += next == form.Count ? weight : 0;
        }
    }

    private void CountInflection(string word, double weight, double[] counts)
    {
        foreach (var origin in ArabicInflection.Bases(word))
        {
            if (_forms.TryGetValue(SearchText.BaseMark + origin, out var forms))
            {
                counts[forms[0].Term] += weight;
                return;
            }
        }
    }
}
